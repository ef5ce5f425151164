import { actions, button, message, section } from '../../blocks/blocks.ts';
import { join, md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import { inOneLine } from '../../blocks/text.ts';
import type { Train } from '../../domain/company/plans.ts';
import type { Seen } from '../../domain/deciding/reads.ts';
import type { World as Base } from '../../domain/deciding/world.ts';
import { forbidden, may } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { openOnes } from '../../domain/release/document.ts';
import { allTrains } from '../../domain/train/document.ts';
import { holdTrain } from '../../domain/train/hold-train.ts';
import { nextToOpen, opensAt } from '../../domain/train/timetable.ts';
import { ownerOf, stateOf, trainNamed } from '../../domain/train/train.ts';
import { trains } from '../../reading/parts/trains.ts';
import { said } from '../../reading/parts/words.ts';
import {
  type Answer,
  type Ask,
  answerTo,
  ask,
  notice,
  type OnClick,
  type OnSubmit,
  say,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { askButton, orAsk } from '../asking.ts';
import { reasonModal } from '../dialogs/reason-dialog.ts';
import { sentence } from '../sentence.ts';

const TRAINS = { trains: allTrains, openReleases: openOnes };
type World = Base & Seen<typeof TRAINS>;

/** `/release trains [name]`: when each departs, who owns it, and what can be done about it. */
/** [Hold…] and [Skip the next…] stand under each. */
const TAKES = { parts: { named: trains, anyway: said('hold', 'skip', 'next', 'train', 'trains', 'all', 'show') } };

/** `/release trains [name]` */
export const typed = sentence(TAKES, async ({ named }, a) => {
  const world = await seeFor(a, TRAINS);
  const { company } = world;
  if (company.trains.length === 0) return say(md`No train runs. They are in manifests/trains.yml.`);
  const mayChange = may(world, a.person.id, 'trains');
  const shown = company.trains.filter((t) => named.length === 0 || named.includes(t.name));
  const title = md`*${shown.length === 1 ? '1 train' : `${shown.length} trains`}*`;
  const lines = shown.map((t) => trainLine(t, world));
  return {
    say: message(join([title, ...lines], '\n'), [
      section(title),
      ...shown
        .slice(0, 20)
        .flatMap((t, i) => [
          section(lines[i] ?? NOTHING),
          ...actions(
            !mayChange
              ? asksFor(t, stateOf(world, t).held !== undefined, world, a)
              : stateOf(world, t).held
                ? [button('Resume', 'resume-train', t.name)]
                : [button('Skip the next…', 'skip-train', t.name), button('Hold…', 'hold-train', t.name)],
          ),
        ]),
    ]),
  };
});

/** In place of what somebody may not do with a train: to ask those who may. */
const asksFor = ({ name, title }: Train, held: boolean, world: World, a: Ask) =>
  (held ? RESUMED : CHANGED).flatMap(([verb, label]) =>
    askButton({ verb, about: name, what: title }, world, a, label, 'ask-others-why'),
  );
const CHANGED = [
  ['skip-train', 'Ask to skip the next…'],
  ['hold-train', 'Ask to hold it…'],
] as const;
const RESUMED = [['resume-train', 'Ask to resume it…']] as const;

function trainLine(train: Train, world: World) {
  const state = stateOf(world, train);
  const next = nextToOpen(train, state, world.now);
  const open = world.openReleases.filter((r) => r.train === train.name).map((r) => r.id);
  const owner = ownerOf(train, state.runs, world.people.roles);
  const off = state.skipped.map((s) => md`${when(s.departure)} is called off: ${inOneLine(s.why)}`);
  return join(
    [
      md`*${train.title}* → ${train.environment}${state.held ? md` · *held* by ${{ user: state.held.by }}: ${inOneLine(state.held.why)}` : NOTHING}`,
      next
        ? md`Next: ${span(next.start, next.end)}, opens ${when(opensAt(train, next.start))}${owner ? md`, owner ${{ user: owner }}` : NOTHING}`
        : md`No departure within a year.`,
      open.length > 0 ? md`Open now: ${open.join(', ')}` : NOTHING,
      state.waiting.length > 0 ? md`${state.waiting.length} requests wait for it` : NOTHING,
      ...off,
    ],
    '\n',
  );
}

const askWhy =
  (verb: 'skip-train' | 'hold-train', title: string, submit: string): OnClick =>
  async (name, a) => {
    const world = await seeFor(a, TRAINS);
    const train = trainNamed(world.company, name);
    const no = forbidden(world, holdTrain.takes, phrase`${verb === 'skip-train' ? 'skip' : 'hold'} a train`);
    if (no) return orAsk(no, { verb, about: name, what: train?.title ?? name }, world, a);
    if (!train) return gone(name);
    const next = nextToOpen(train, stateOf(world, train), world.now);
    const text =
      verb === 'hold-train'
        ? md`*${train.title}*: no release opens until somebody resumes it.`
        : md`*${train.title}*: ${next ? md`no release opens for ${span(next.start, next.end)}` : md`no departure within a year`}.`;
    return { modal: reasonModal(verb, train.name, title, submit, text, '') };
  };

export const clickSkipTrain = askWhy('skip-train', 'Skip a train', 'Skip it');
export const clickHoldTrain = askWhy('hold-train', 'Hold a train', 'Hold it');

const submitted =
  (type: 'SkipTrain' | 'HoldTrain', title: string): OnSubmit =>
  async (fields, train, a) => {
    const outcome = await ask(a, { type, train, why: fields.why ?? '' });
    const world = await seeFor(a, TRAINS);
    return submittedTo(outcome, 'why', () => notice(title, lineOf(train, world)));
  };

export const submitSkipTrain = submitted('SkipTrain', 'Skipped');
export const submitHoldTrain = submitted('HoldTrain', 'Held');

export const clickResumeTrain: OnClick = async (train, a: Ask): Promise<Answer> => {
  const outcome = await ask(a, { type: 'ResumeTrain', train });
  const world = await seeFor(a, TRAINS);
  const what = trainNamed(world.company, train)?.title ?? train;
  if (!outcome.ok) return orAsk(outcome.refusal, { verb: 'resume-train', about: train, what }, world, a);
  return answerTo(outcome, () => lineOf(train, world));
};

const lineOf = (name: string, world: World) => {
  const train = trainNamed(world.company, name);
  return train ? trainLine(train, world) : md`There is no train ${name}.`;
};
const gone = (name: string) => say(md`There is no train ${name} any more.`);
