/** Slack's buttons carry so many characters, */
export const CARRIED = 2000;
/** and its dialogs take so many along. */
export const TAKEN_ALONG = 3000;

/** What is carried, which is never cut: the rest of it would act on something else. Throws for what is longer; what somebody typed is shortened, or asked for, before. */
export function whole(about: string, max: number, of: string): string {
  if (about.length > max)
    throw new Error(`${of}: ${about.length} characters are more than the ${max} that Slack takes`);
  return about;
}

/** What of a reason that somebody typed a button carries, beside the names of what it is for. */
export const MOST_WHY = 1000;
