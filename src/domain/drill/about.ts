import { z } from 'zod';
import { inParts } from '../deciding/about.ts';
import { offersOf } from '../intents/due.ts';
import type { Release } from '../release/release.ts';

/** A service and an environment that a drill is of, and what for, where somebody said so. */
const PARTS = { service: z.string(), environment: z.string(), why: z.string().optional() };
export type DrillOf = { service: string; environment: string; why?: string };

/** As buttons carry it. */
export const OF_DRILL = inParts(PARTS, '|');
/** The same at a time, UTC ISO. */
export const OF_DRILL_THEN = inParts({ at: z.string(), ...PARTS }, '|');

/** What offered the drills that a release is of. */
export const drillOffers = ({ items, environment }: Pick<Release, 'items' | 'environment'>): string[] =>
  items.map(({ service }) => offersOf(OF_DRILL.write({ service, environment })));
