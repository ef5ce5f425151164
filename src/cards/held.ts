import { join, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import { roleTitle } from '../domain/company/roles.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Frost } from '../domain/freeze/freeze.ts';
import { allHolding } from '../domain/freeze/freezes-holding.ts';
import { eachFrozen, frozenByName } from '../domain/freeze/frozen-span.ts';
import type { Checked } from '../domain/release/clearing/checked.ts';
import { type Hold, noGosOf, type Pause, type Release, rolloutOf, type Stage } from '../domain/release/release.ts';
import { pausedBefore } from '../domain/release/rollout/paused-before.ts';
import { hearsUndecided } from '../domain/release/rollout/who-decides.ts';
import { cut } from './written.ts';

/** What holds a rollout between two steps as it is now: a step that is not known to be well, who paused it, somebody against it, closed checks; or nothing any more, and who is waited for. */
export function heldLine({ freeze, paused, next, pause }: Hold, { release, closed }: Checked, world: World): Mrkdwn {
  const before = pausedBefore(release);
  const then = before && 'on' in before ? md`It does not go on to ${before.on}` : md`The next step waits`;
  const how = paused ? md`Step ${paused} is paused` : then;
  const doubted = rolloutOf(release)?.stages.find((s) => s.doubt);
  const by = pause ? [pausedBy(pause)] : [];
  if (doubted?.doubt)
    return join([...by, doubtLine({ name: doubted.name, doubt: doubted.doubt }, release, world)], '. ');
  const against = againstIt(release, world);
  // Who is against it closes the check of votes, and is named already.
  const checks = closed.filter((g) => g.id !== 'votes' || against.length === 0).map((g) => md`${g.saw}`);
  const holding = [...by, ...against, ...checks];
  if (holding.length > 0) return md`${how}: ${join(holding, '; ')}`;
  if (freeze !== undefined) return md`${how}. ${frozenByName(freeze, [], 'The')} is over: it may go on`;
  return next === undefined
    ? md`${how}. Nobody is against it any more: it may go on`
    : md`The next step, ${next}, begins when somebody says so`;
}

/** What the next step will wait for, while one runs: it is told while somebody can still look. */
export function waitsNextLine({ release, closed }: Checked, world: World & Frost): Mrkdwn {
  const rollout = rolloutOf(release);
  const before = pausedBefore(release);
  if (!rollout || !before || !('step' in before)) return NOTHING;
  const against = againstIt(release, world);
  const frozen = allHolding(release, world);
  const others = closed.filter((g) => g.id !== 'freeze' && (g.id !== 'votes' || against.length === 0));
  const holding = [
    ...against,
    ...(frozen.length > 0 ? [md`${eachFrozen(frozen)}`] : []),
    ...others.map((g) => md`${g.saw}`),
  ];
  return holding.length > 0 ? md`${before.step} will wait: ${join(holding, '; ')}` : NOTHING;
}

/** Whoever is against what has begun, and why. */
export const againstIt = (release: Release, { company }: Pick<World, 'company'>): Mrkdwn[] =>
  noGosOf(release).map((n) => md`no-go by ${{ user: n.by }} (${roleTitle(company, n.role)}): ${cut(n.why)}`);

/** Who paused a rollout, since when and why. */
export const pausedBy = ({ by, at, why }: Pause): Mrkdwn =>
  md`paused by ${{ user: by }} since ${when(at)} (${cut(why)})`;

/** What was measured of a step against what is allowed, or what was missing, when it was judged; and who hears when nobody decides. */
function doubtLine(
  { name, doubt }: Doubted,
  { owner }: Pick<Release, 'owner'>,
  world: Pick<World, 'company' | 'people' | 'now'>,
): Mrkdwn {
  const { verdict, said, at, until, decides } = doubt;
  const { words, hear } = hearsUndecided({ decides, owner }, world);
  const then =
    world.now < until ? md`: by ${when(until)}, or ${words} ${hear} of it` : md`; ${words} heard of it ${when(until)}`;
  return md`Step ${name} was ${verdict === 'unhealthy' ? 'unhealthy' : 'not known to be healthy'} ${when(at)}: ${cut(said)}. It goes on when somebody says so${then}`;
}
type Doubted = { name: string; doubt: NonNullable<Stage['doubt']> };
