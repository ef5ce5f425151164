import { isSameVersion } from '../build/same-version.ts';

/** What runs in one region, as far as anybody knows. */
export type Runs = { region: string; version: string; fingerprint?: string | undefined };
/** Two regions where something differs. */
type Pair = { ours: Runs; theirs: Runs };

export const otherVersion = (here: Runs[], there: Runs[]): Pair | undefined =>
  pairsOf(here, there).find(({ ours, theirs }) => !isSameVersion(ours.version, theirs.version));

/** Configurations of one version that differ, where both tell what they are. */
export const otherConfig = (here: Runs[], there: Runs[]): Pair | undefined =>
  pairsOf(here, there).find(
    ({ ours, theirs }) =>
      isSameVersion(ours.version, theirs.version) &&
      ours.fingerprint &&
      theirs.fingerprint &&
      ours.fingerprint !== theirs.fingerprint,
  );

const pairsOf = (here: Runs[], there: Runs[]): Pair[] =>
  here.flatMap((ours) => there.map((theirs) => ({ ours, theirs })));
