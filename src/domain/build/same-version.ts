/** A tag is often written with a `v`, where people and pipelines leave it out. */
export const bareVersion = (version: string) => version.trim().replace(/^v(?=\d)/i, '');

export const isSameVersion = (a: string, b: string) => bareVersion(a) === bareVersion(b);

/** What is of a version: by its very name, or else with or without a `v`. */
export const ofSameVersion = <T extends { version: string }>(all: readonly T[], version: string): T | undefined =>
  all.find((one) => one.version === version) ?? all.find((one) => isSameVersion(one.version, version));
