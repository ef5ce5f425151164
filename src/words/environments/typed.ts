import { bookedPart } from '../../cards/booked.ts';
import { environmentsCard } from '../../cards/environments.ts';
import { queueLines } from '../../cards/queue.ts';
import { oneIf } from '../../domain/deciding/reads.ts';
import { allAnswers } from '../../domain/drift/document.ts';
import { bookedOnes } from '../../domain/drill/document.ts';
import { allEnvironments } from '../../domain/environment/document.ts';
import { whereabouts } from '../../domain/environment/whereabouts.ts';
import { gateReads } from '../../domain/gates/index.ts';
import { heldOnes } from '../../domain/lock/document.ts';
import { openOnes, releases } from '../../domain/release/document.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { said } from '../../reading/parts/words.ts';
import { type OnClick, seeFor } from '../ask.ts';
import { regions, whereOf } from '../finding/where.ts';
import { noSuchRelease } from '../no-such-release.ts';
import { sentence } from '../sentence.ts';

const TAKES = {
  parts: {
    which: whichRelease,
    regions,
    anyway: said(
      'what',
      "what's",
      'runs',
      'running',
      'run',
      'deployed',
      'does',
      'are',
      'is',
      'live',
      'where',
      'the',
      'all',
      'everything',
    ),
  },
};

/** `/release environments [service [version]] [environment] [region]`, or of a release: what runs where, since when and by what, what is newer, what is in doubt, and what waits for it. */
export const typed = sentence(TAKES, async ({ which, regions }, a) => {
  const { id } = which;
  const world = await seeFor(a, {
    ...gateReads(),
    openReleases: openOnes,
    environments: allEnvironments,
    answers: allAnswers,
    locks: heldOnes,
    booked: bookedOnes,
    release: oneIf(releases, id),
  });
  if (id && !world.release) return noSuchRelease(id);
  const where = whereOf(which, regions, world.release);
  const asked = [...where.services, ...where.environments, ...where.regions].join(', ');
  const rows = whereabouts(where, world);
  const named = world.company.environments.map((e) => e.name);
  const queues = named
    .filter((name) => where.environments.length === 0 || where.environments.includes(name))
    .map((name) => queueLines(name, where, world))
    .filter((lines) => lines.length > 0);
  const booked = bookedPart(world.booked, where);
  return { say: environmentsCard(rows, asked, which.versions, [...queues, ...(booked.length > 0 ? [booked] : [])]) };
});

/** [See it], [All of production]: `about` is what would be typed. */
export const clickEnvironments: OnClick = (about, a) => typed(about === 'home' ? '' : about, a);
