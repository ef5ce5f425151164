import type { Company } from '../../domain/company/company.ts';
import type { Whereabouts } from '../../domain/environment/whereabouts.ts';
import type { Release } from '../../domain/release/release.ts';
import { servicesOf } from '../../domain/release/release.ts';
import { type Part, several } from '../../reading/part.ts';
import { booksOf, markAt, nameAt } from '../../reading/parts/names.ts';
import type { WhichReleases } from '../../reading/parts/release.ts';

const MARKS = new Set(['in', 'to', 'on', 'region']);

const regionsOf = ({ environments }: Company) => [...new Set(environments.flatMap((e) => e.regions))];
const regionBook = booksOf((company) => regionsOf(company).map((r) => [r, r]));

/** Regions by their names; `in eu` says so itself. */
export const regions: Part<string[]> = several(
  ({ company }) => regionsOf(company),
  (tokens, from, { company }) => {
    const mark = markAt(tokens, from, MARKS);
    const found = nameAt(regionBook(company), tokens, from + mark);
    return found && { one: found.of, took: mark + found.took, marked: mark > 0 };
  },
);

/** Where something is looked for: by what was named, or by a release, where it goes with what it holds. */
export const whereOf = (which: WhichReleases, regions: string[], release: Release | undefined): Whereabouts => ({
  services: which.services.length > 0 ? which.services : release ? servicesOf(release) : [],
  environments: which.environments.length > 0 ? which.environments : release ? [release.environment] : [],
  regions,
});
