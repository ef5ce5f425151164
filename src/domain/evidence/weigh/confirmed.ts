import type { ComplianceRules } from '../../company/evidence-rules.ts';
import { type Confirmation, isOfBuild } from '../evidence.ts';
import type { Proof } from '../verdict.ts';
import type { EvidenceOf, ItemWeighed } from './subject.ts';

/** One thing of a checklist, and what it rests on. */
export type ChecklistItem = { part: ItemWeighed; proofs: Proof[] };

type Asked = NonNullable<ComplianceRules['confirm']>[number];

/** Whether somebody's word counts for a role. */
export type CountsFor = (role: string, confirmation: Confirmation) => boolean;

/** What people confirm, so many of each role. Whoever holds two roles that are asked for one item is one pair of eyes. */
export function confirmed(
  rules: readonly Asked[],
  subject: EvidenceOf,
  counts: CountsFor,
  titleOf: (role: string) => string,
): ChecklistItem[] {
  const all = subject.found.flatMap((e) => e.confirmed).filter((c) => isOfBuild(c, subject.commit));
  const given = new Map<Asked, Confirmation[]>();
  for (const [item, asked] of Map.groupBy(rules, (r) => r.item)) {
    const here = all.filter((c) => c.item === item);
    const places = asked.flatMap((rule) => Array.from({ length: rule.people }, () => rule));
    const taken = seated(places, here, (rule, c) => counts(rule.role, c));
    for (const rule of asked)
      given.set(
        rule,
        taken.flatMap((c, n) => (c && places[n] === rule ? [c] : [])),
      );
  }
  return rules.map((rule) => itemOf(rule, given.get(rule) ?? [], subject, titleOf(rule.role)));
}

/**
 * Who takes which place, each one at most, so that as many as can be are taken (augmenting paths: Kuhn 1955, https://doi.org/10.1002/nav.3800020109).
 */
function seated<Place, Who>(places: readonly Place[], all: readonly Who[], fits: (place: Place, who: Who) => boolean) {
  const taken: (Who | undefined)[] = places.map(() => undefined);
  const seat = (who: Who, tried: Set<number>): boolean =>
    places.some((place, n) => {
      if (tried.has(n) || !fits(place, who)) return false;
      tried.add(n);
      const sits = taken[n];
      if (sits !== undefined && !seat(sits, tried)) return false;
      taken[n] = who;
      return true;
    });
  for (const who of all) seat(who, new Set());
  return taken;
}

function itemOf(
  { item, people }: Asked,
  by: Confirmation[],
  { service, version }: EvidenceOf,
  title: string,
): ChecklistItem {
  const proofs = by.map(
    ({ by, at, note }): Proof => ({ what: item, said: `confirmed${note ? `: ${note}` : ''}`, source: title, at, by }),
  );
  const part: ItemWeighed =
    by.length >= people
      ? { stands: 'good', said: `${item}: confirmed by ${title}` }
      : {
          stands: 'missing',
          said: `${item}: ${by.length} of ${people} ${title} confirmed it for ${service} ${version}`,
        };
  return { part, proofs };
}
