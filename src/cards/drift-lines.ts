import { type Mrkdwn, md } from '../blocks/mrkdwn.ts';
import { type Audience, isForBuilders } from '../domain/company/audiences.ts';
import type { World } from '../domain/deciding/world.ts';
import { betweenAll } from '../domain/drift/between.ts';
import { takenAwayAnywhere } from '../domain/drift/taken-away.ts';
import { driftThere } from '../domain/drift/words.ts';
import type { AroundAny } from '../domain/gates/reads.ts';
import type { OpenReleases } from '../domain/release/document.ts';
import { fewLines } from './few-lines.ts';

/** Lines at most; the others are counted. */
const MOST = 5;

/** The same for those who look after it alone. */
export const driftLines = (world: Drifting, audience: Pick<Audience, 'language'>): Mrkdwn[] =>
  isForBuilders(audience) ? drifts(world) : [];

type Drifting = World & OpenReleases & AroundAny;

/** What answers is not what was released, or not what runs where the same should, and what was taken away. */
export function drifts(world: Drifting): Mrkdwn[] {
  const answering = Object.entries(world.answers).flatMap(([place, known]) =>
    Object.entries(known?.regions ?? {}).flatMap(([region, answer]) =>
      answer.drift ? [md`Drift: ${driftThere(place, region, answer, answer.drift)}`] : [],
    ),
  );
  const found = [...takenAwayAnywhere(world), ...betweenAll(world.openReleases, world)];
  const all = [...answering, ...found.map((d) => md`Drift: ${d}`)];
  return fewLines(all, MOST, (left) => md`Drift: and ${left} more`);
}
