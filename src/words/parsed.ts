import type { z } from 'zod';

/** What a button or a dialog carried as JSON; undefined where it is nothing that this version writes: Slack keeps both for longer than a version lasts. */
export function parsed<T extends z.ZodType>(schema: T, carried: string | undefined): z.infer<T> | undefined {
  try {
    return schema.safeParse(JSON.parse(carried ?? '')).data;
  } catch {
    return undefined;
  }
}
