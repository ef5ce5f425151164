import { builds } from '../../build/document.ts';
import { some } from '../../deciding/reads.ts';
import { environments } from '../../environment/document.ts';
import { type Release, servicesOf, voteOf } from '../../release/release.ts';
import { templates } from '../../template/document.ts';
import { votes } from '../document.ts';

type Planned = Pick<Release, 'items' | 'environment'>;

/** What contents are made of, beside the releases: what was built of their services, and what runs where they go. */
export function madeOf(...planned: (Planned | undefined)[]) {
  const known = planned.flatMap((p) => p ?? []);
  return {
    builds: some(builds, known.flatMap(servicesOf)),
    environments: some(
      environments,
      known.map((p) => p.environment),
    ),
  };
}

/** What it takes to see whether what cleared a release still does. `after`: what it is to contain, and where it is to go. */
export function comparing(before: Release | undefined, after?: Planned) {
  const vote = before && voteOf(before);
  const template = before?.template?.name;
  return {
    ...madeOf(before, after),
    votes: some(votes, vote === undefined ? [] : [vote]),
    templates: some(templates, template === undefined ? [] : [template]),
  };
}
