import type { Company } from '../domain/company/company.ts';
import type { Role } from '../domain/company/roles.ts';
import { fewOf } from '../domain/few.ts';
import { type SetupFinding, warning } from './finding.ts';
import type { Everybody } from './seen.ts';

/** Those whom roles list, and who hold them none the less. */
export function unmatched({ members: all }: Everybody, { roles }: Company): SetupFinding[] {
  const known = knownIn(all);
  const inRoles = Map.groupBy(
    roles.flatMap((role) => role.members.map((listed) => ({ listed, role }))),
    (l) => l.listed,
  );
  return [...inRoles].flatMap(([listed, at]) => {
    const found = known(listed);
    const where = (some: Role[]) => `(${some.map((r) => r.title).join(', ')} in manifests/roles.yml)`;
    const all = at.map((l) => l.role);
    if (!found)
      return warning(
        `${listed} matches nobody in the workspace ${where(all)}`,
        'Correct it, or invite that person to Slack.',
      );
    if (found.deleted) return warning(`${listed} is deactivated in Slack ${where(all)}`, 'Name somebody else.');
    const strict = all.filter((r) => !r.guests);
    return found.guest && strict.length > 0
      ? warning(
          `${listed} is a guest, or of another organisation, and does not count ${where(strict)}`,
          'Name a full member, or write "guests: true" where guests are to count.',
        )
      : [];
  });
}

/** Who writes commits, by people.yml: while nobody is behind an entry, its commits are by unknown authors. Whoever left may stay there. */
export function unmatchedAuthors({ members }: Everybody, { authors = [] }: Company): SetupFinding[] {
  const known = knownIn(members);
  const named = [...new Set(authors.flatMap(({ person }) => person ?? []))];
  // Without the permission to see addresses nobody has one.
  const hasAddresses = [...members.values()].some((m) => m.email !== undefined);
  const strange = named.filter((name) => !known(name) && (hasAddresses || !name.includes('@')));
  if (strange.length === 0) return [];
  const match = strange.length === 1 ? 'matches' : 'match';
  return [
    warning(
      `${fewOf(strange, AUTHORS_NAMED)} ${match} nobody in the workspace (manifests/people.yml)`,
      'Correct them there, or invite them to Slack. Until then what they write counts as by unknown authors.',
    ),
  ];
}
const AUTHORS_NAMED = 5;

/** Finds somebody by id or address, in whatever case it is written. */
function knownIn(members: Everybody['members']) {
  const known = new Map(
    [...members.values()].flatMap((m) => [m.id, m.email ?? m.id].map((name) => [name, m] as const)),
  );
  return (name: string) => known.get(name) ?? known.get(name.toLowerCase());
}
