import { isSameCommit } from '../build/same-commit.ts';
import { everyPlaceOf, type RunsThere, type WhatRuns } from './environment.ts';

const DIGITS = 7;

/** What a version is called of which only the commit was told: "commit abc1234". */
export const byCommit = (commit: string) => `commit ${commit.slice(0, DIGITS)}`;

type Named = { version: string; commit?: string };

/** Whether something is called by the commit that a build was made of. */
export const isCalledBy = ({ version, commit }: Named, built: string): boolean =>
  version.toLowerCase() === byCommit(built).toLowerCase() && (commit === undefined || isSameCommit(commit, built));

/** Whether anything of a service is called by a commit somewhere, now or in the past that is kept. */
export const isCalledSomewhere = (environment: WhatRuns | undefined, service: string, built: string): boolean =>
  everyPlaceOf(environment, service).some(([, { now, before }]) =>
    [now ?? [], before].flat().some((ran) => isCalledBy(ran, built)),
  );

/** A place where what was called by that commit is called by its version. */
export function renamed({ now, before, ...place }: RunsThere, { version, commit }: Required<Named>): RunsThere {
  const called = <T extends Named>(ran: T): T => (isCalledBy(ran, commit) ? { ...ran, version } : ran);
  const { doubt } = place;
  const may = doubt?.may.map((one) => (isCalledBy({ version: one }, commit) ? version : one));
  return {
    ...place,
    ...(now && { now: called(now) }),
    before: before.map(called),
    ...(doubt && may && { doubt: { ...doubt, may } }),
  };
}
