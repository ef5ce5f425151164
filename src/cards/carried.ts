import { z } from 'zod';
import { inParts, text } from '../domain/deciding/about.ts';

/** What buttons of cards carry, where that is more than one id. */

const id = z.string();

/** Of a request: `R-1/Q-3`. */
export const OF_REQUEST = inParts({ release: id, request: id }, '/');
/** Of a deadline: `R-1/testing`. */
export const OF_DEADLINE = inParts({ release: id, deadline: id }, '/');
/** Which freeze is lifted, and why, where that was said. */
export const OF_LIFTING = inParts({ freeze: id, why: text }, ' ');
/** Which freeze is changed; `until`: when it shall end instead, UTC ISO. */
export const OF_CHANGING = inParts({ freeze: id, until: id.optional() }, ' ');
/** Which opening of an incident (`OF_OPENING`) came of which deploy, or of `none` of them: `I-3@2026-03-03T12:05:00.000Z R-12`. */
export const OF_CAUSE = inParts({ opening: id, deploy: id }, ' ');
/** An incident as it was open since then, UTC ISO. */
export const OF_OPENING = inParts({ incident: id, since: id.optional() }, '@');
