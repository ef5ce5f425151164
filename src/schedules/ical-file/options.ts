import { z } from 'zod';

/** A calendar in the folder of the manifests. */
export const options = {
  file: z
    .string()
    .regex(/\.ics$/, 'must name an .ics file')
    .describe('an iCalendar file in the folder of the manifests'),
};
