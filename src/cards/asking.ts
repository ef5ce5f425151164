import type { ActionsBlock, Button } from '@slack/types';
import { button } from '../blocks/blocks.ts';
import { HELP_WITH } from '../domain/asking/ask-them.ts';
import type { World } from '../domain/deciding/world.ts';
import { isMember } from '../domain/people/members.ts';
import { HELP, helpersOf } from '../domain/release/helping/help.ts';
import type { Release } from '../domain/release/release.ts';
import { actionOf, verbOf } from './allowed.ts';

/** What takes a release on: whoever may not use one of these can ask for it. The rest is left out. */
const TAKES_ON = new Set([
  'vote',
  'deploy',
  'deploy-anyway',
  'deploy-ask',
  'rollback',
  'move',
  'pass',
  'allow',
  'override',
  'except',
  'edit',
  'done-by-hand',
  'stop-waiting',
]);

type About = Pick<Release, 'id' | 'owner' | 'asked'>;
type Element = ActionsBlock['elements'][number];

/** In place of a button that somebody may not use: to ask those who may. Nothing where nobody is left to ask. */
export function askFor(
  b: Button,
  person: string,
  { id, owner, asked = [] }: About,
  world: Pick<World, 'company' | 'people'>,
): Button | undefined {
  const action = actionOf(b);
  if (!action || !TAKES_ON.has(verbOf(b)) || !isMember(world.people, person)) return undefined;
  const known = asked.flatMap((a) => (a.action === action ? a.of : []));
  const left = helpersOf(action, { owner }, world).some((who) => who !== person && !known.includes(who));
  return left
    ? button(`Ask somebody to ${HELP[action].does}`, 'ask-them', HELP_WITH.write({ release: id, action }))
    : undefined;
}

/** A row without the buttons that somebody may not use; the first that takes it on is asked for in its place. */
export function askedInstead<E extends Element>(
  row: readonly E[],
  mayUse: (b: Button) => boolean,
  asks: (b: Button) => Button | undefined,
): (E | Button)[] {
  let asked = row.some((e) => e.type === 'button' && verbOf(e) === 'ask-them');
  return row.flatMap((e): (E | Button)[] => {
    if (e.type !== 'button' || mayUse(e)) return [e];
    const ask = asked ? undefined : asks(e);
    asked ||= ask !== undefined;
    return ask ? [ask] : [];
  });
}
