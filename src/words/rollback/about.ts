import { z } from 'zod';
import { inParts } from '../../domain/deciding/about.ts';

/** What the dialog is about: the release, and the others that were named in it, which go back or stop with it. */
export const GOING_BACK = inParts({ release: z.string(), confirmed: z.array(z.string()) }, ' ');
