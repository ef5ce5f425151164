import { alongWith, shownIn } from '../../blocks/as-shown.ts';
import { md, span } from '../../blocks/mrkdwn.ts';
import type { Command } from '../../domain/index.ts';
import { forbidden } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { trains } from '../../domain/train/document.ts';
import { holdTrain } from '../../domain/train/hold-train.ts';
import { nextToOpen } from '../../domain/train/timetable.ts';
import { stateOf, trainNamed } from '../../domain/train/train.ts';
import { type Answer, type Ask, notice, type OnClick, type OnSubmit, say, seeFor } from '../ask.ts';
import { orAsk } from '../asking.ts';
import { reasonModal } from '../dialogs/reason-dialog.ts';
import { clickedAsShown, printFor, submittedAsShown } from '../since-shown.ts';
import { lineOf, TRAINS, trainLine } from './line.ts';
import { trainsShown } from './typed.ts';

/** What is asked before a train is skipped or held. `typed`: the reason, where it was said already. */
async function askedWhy(verb: 'skip-train' | 'hold-train', name: string, a: Ask, typed = ''): Promise<Answer> {
  const world = await seeFor(a, TRAINS);
  const train = trainNamed(world.company, name);
  const [does, title, submit] = ASKED[verb];
  const no = forbidden(world, holdTrain.takes, phrase`${does} a train`);
  if (no) return orAsk(no, { verb, about: name, what: train?.title ?? name }, world, a);
  if (!train) return gone(name);
  const next = nextToOpen(train, stateOf(world, train), world.now);
  const text =
    verb === 'hold-train'
      ? md`*${train.title}*: no release opens until somebody resumes it.`
      : md`*${train.title}*: ${next ? md`no release opens for ${span(next.start, next.end)}` : md`no departure within a year`}.`;
  const about = alongWith(train.name, await printFor(a, commandOf(verb, train.name, typed)));
  return { modal: reasonModal(verb, about, title, submit, text, typed) };
}
const ASKED = {
  'skip-train': ['skip', 'Skip a train', 'Skip it'],
  'hold-train': ['hold', 'Hold a train', 'Hold it'],
} as const;

const commandOf = (verb: 'skip-train' | 'hold-train', train: string, why: string): Command =>
  verb === 'skip-train' ? { type: 'SkipTrain', train, why } : { type: 'HoldTrain', train, why };

export const clickSkipTrain: OnClick = (name, a) => askedWhy('skip-train', name, a);
export const clickHoldTrain: OnClick = (name, a) => askedWhy('hold-train', name, a);

const submitted =
  (verb: 'skip-train' | 'hold-train', title: string): OnSubmit =>
  (fields, metadata, a) => {
    const { why = '' } = fields;
    return submittedAsShown(
      metadata,
      a,
      (train) => commandOf(verb, train, why),
      (train) => askedWhy(verb, train, a, why),
      async (_, train) => notice(title, lineOf(train, await seeFor(a, TRAINS))),
    );
  };

export const submitSkipTrain = submitted('skip-train', 'Skipped');
export const submitHoldTrain = submitted('hold-train', 'Held');

export const clickResumeTrain: OnClick = async (value, a: Ask) => {
  const { about: name } = shownIn(value);
  const world = await seeFor(a, TRAINS);
  const train = trainNamed(world.company, name);
  if (!train) return gone(name);
  const no = forbidden(world, holdTrain.takes, phrase`resume a train`);
  if (no) return orAsk(no, { verb: 'resume-train', about: name, what: train.title }, world, a);
  return clickedAsShown(
    value,
    a,
    () => ({ type: 'ResumeTrain', train: name }),
    async () => trainsShown([train], await seeFor(a, TRAINS), a),
    ({ after }) => trainLine(train, { ...world, trains: { ...world.trains, [train.name]: after(trains, train.name) } }),
  );
};

const gone = (name: string) => say(md`There is no train ${name} any more.`);
