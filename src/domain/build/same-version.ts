/** A tag is often written with a `v`, where people and pipelines leave it out. */
export const bareVersion = (version: string) => version.trim().replace(/^v(?=\d)/i, '');

type Told = string | null | undefined;
/** Whether two that may not be known are one: what runs, what was asked for, what was rolled back. */
export const isSameVersion = (a: Told, b: Told): boolean =>
  a === b || (typeof a === 'string' && typeof b === 'string' && bareVersion(a) === bareVersion(b));

/** What is of a version: by its very name, or else with or without a `v`. */
export const ofSameVersion = <T extends { version: string }>(all: readonly T[], version: string): T | undefined =>
  all.find((one) => one.version === version) ?? all.find((one) => isSameVersion(one.version, version));
