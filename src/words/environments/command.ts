import { environmentsCard } from '../../cards/environments.ts';
import { allEnvironments } from '../../domain/environment/document.ts';
import { whereabouts } from '../../domain/environment/whereabouts.ts';
import { heldOnes } from '../../domain/lock/document.ts';
import { openOnes } from '../../domain/release/document.ts';
import { type OnClick, type OnCommand, say, seeFor } from '../ask.ts';
import { readWhere, unknownPlace } from '../where.ts';

/** `/release environments [service] [environment] [region]`: what runs where, since when and by what, what is newer, what is in doubt. */
export const typed: OnCommand = async (rest, a) => {
  const world = await seeFor(a, { openReleases: openOnes, environments: allEnvironments, locks: heldOnes });
  const where = readWhere(rest, world.company);
  if ('unknown' in where) return say(unknownPlace(where.unknown, world.company));
  const asked = [...where.services, ...where.environments, ...where.regions].join(', ');
  return { say: environmentsCard(whereabouts(where, world), asked) };
};

/** [See it], [All of production]: `about` is what would be typed. */
export const clickEnvironments: OnClick = (about, a) => typed(about === 'home' ? '' : about, a);
