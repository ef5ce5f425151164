import { section } from '../../blocks/blocks.ts';
import { join, type Mrkdwn, md } from '../../blocks/mrkdwn.ts';
import type { Around } from '../../domain/gates/index.ts';
import type { Release } from '../../domain/release/release.ts';
import type { WhichReleases } from '../../reading/parts/release.ts';
import { type Answer, say } from '../ask.ts';
import { releaseOption } from './picker.ts';

/** So many releases are named in an answer. */
const SOME = 5;

/** The first of them, and where the others are. */
function someOf(releases: Release[], world: Around, zone: string): Mrkdwn[] {
  const left = releases.length - SOME;
  return [
    ...releases.slice(0, SOME).map((r) => md`• ${releaseOption(r, world, zone)}`),
    ...(left > 0 ? [md`and ${left} more: name a service, or see \`/release list\``] : []),
  ];
}

/** Nothing that was named can be acted on. `otherwise`: what there is of it in other versions. */
export function noneFound(
  which: WhichReleases,
  others: Release[],
  { can, live }: { can: string; live?: true },
  world: Around,
  zone: string,
  otherwise: Release[] = [],
): Answer {
  if (others.length > 0) {
    return say(join([md`None of these ${can} now:`, ...someOf(others, world, zone)], '\n'));
  }
  const what = [...which.services, ...which.versions].join(' ');
  const { environments } = which;
  const together = environments.length > 1 ? ' together: name one of them at a time' : '';
  const where = environments.length > 0 ? ` for ${environments.join(' and ')}${together}` : '';
  const found =
    what || where ? md`No open or live release has ${what || 'anything'}${where}.` : md`No release is open.`;
  if (otherwise.length > 0) {
    return say(join([md`${found} In other versions:`, ...someOf(otherwise, world, zone)], '\n'));
  }
  // What may go back has to run first: planning it is no help.
  if (live) return say(md`${found} Nothing of it ${can}. See what runs where: \`/release environments\``);
  return say(md`${found} Plan one: \`/release new\``, section(md`See what is open with \`/release list\`.`));
}
