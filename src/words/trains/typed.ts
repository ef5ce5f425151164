import { shownWith } from '../../blocks/as-shown.ts';
import { actions, button, message, section } from '../../blocks/blocks.ts';
import { join, md, NOTHING } from '../../blocks/mrkdwn.ts';
import type { Train } from '../../domain/company/plans.ts';
import { may } from '../../domain/people/may.ts';
import { printOf } from '../../domain/shown.ts';
import { stateOf } from '../../domain/train/train.ts';
import { holdShown } from '../../domain/train/train-shown.ts';
import { trains } from '../../reading/parts/trains.ts';
import { said } from '../../reading/parts/words.ts';
import { type Answer, type Ask, say, seeFor } from '../ask.ts';
import { askButton } from '../asking.ts';
import { sentence } from '../sentence.ts';
import { TRAINS, type TrainsKnown, trainLine } from './line.ts';

/** `/release trains [name]`: when each departs, who owns it, and what can be done about it. */
/** [Hold…] and [Skip the next…] stand under each. */
const TAKES = { parts: { named: trains, anyway: said('hold', 'skip', 'next', 'train', 'trains', 'all', 'show') } };

/** `/release trains [name]` */
export const typed = sentence(TAKES, async ({ named }, a) => {
  const world = await seeFor(a, TRAINS);
  const { company } = world;
  if (company.trains.length === 0) return say(md`No train runs. They are in manifests/trains.yml.`);
  return trainsShown(
    company.trains.filter((t) => named.length === 0 || named.includes(t.name)),
    world,
    a,
  );
});

/** Each train with what can be done about it by whoever asks. */
export function trainsShown(shown: Train[], world: TrainsKnown, a: Ask): Answer {
  const mayChange = may(world, a.person.id, 'trains');
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
                ? [shownWith(button('Resume', 'resume-train', t.name), printOf(holdShown(stateOf(world, t))))]
                : [button('Skip the next…', 'skip-train', t.name), button('Hold…', 'hold-train', t.name)],
          ),
        ]),
    ]),
  };
}

/** In place of what somebody may not do with a train: to ask those who may. */
const asksFor = ({ name, title }: Train, held: boolean, world: TrainsKnown, a: Ask) =>
  (held ? RESUMED : CHANGED).flatMap(([verb, label]) =>
    askButton({ verb, about: name, what: title }, world, a, label, 'ask-others-why'),
  );
const CHANGED = [
  ['skip-train', 'Ask to skip the next…'],
  ['hold-train', 'Ask to hold it…'],
] as const;
const RESUMED = [['resume-train', 'Ask to resume it…']] as const;
