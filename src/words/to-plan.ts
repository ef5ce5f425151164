import { z } from 'zod';
import { inParts, text } from '../domain/deciding/about.ts';

/** What buttons carry that open, or fill in, the dialog of a plan. */

/** What was typed, to be planned as that kind of change. */
export const PLAN_AS = inParts({ as: z.string(), typed: text }, '|');

/** A clean slot for these services there, UTC ISO; none yet where `start` is missing. */
export const FOUND_SLOT = inParts(
  { services: text, environment: text, start: text, end: text, change: z.string().optional() },
  '|',
);

/** One of the free windows, UTC ISO. */
export const SLOT = inParts({ start: z.string(), end: z.string() }, '/');
