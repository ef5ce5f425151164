import type { Changes } from '../../build/build.ts';
import type { BuildsOf } from '../../build/document.ts';
import { newOf, unreadOf } from '../../build/new-in.ts';
import { isKnownMark, strangersIn } from '../../build/writers.ts';
import { policyFor } from '../../company/policies.ts';
import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import { authorsCounted } from '../facts/authors-counted.ts';
import type { Release, UnknownAuthors } from '../release.ts';

type Known = Pick<World, 'company' | 'people'>;

/** Whether it may only go out once it is known who wrote it: what its policy asks. What a template approved was looked at before. */
export const asksForAuthors = ({ environment, change, template }: Release, { company }: Pick<World, 'company'>) =>
  template === undefined && policyFor(company, environment, change)?.knownAuthors === true;

const MOST = 50;

/** Who wrote what is new in it is noted, where its policy asks and that is another answer than before: gates see releases, not all their commits. */
export function authorsOf(release: Release, world: World & BuildsOf & Environments): Fact[] {
  if (!asksForAuthors(release, world)) return [];
  const parts = release.items.map((item) => ({ item, changes: newOf(item, release, world) }));
  const untold = parts.flatMap(({ item, changes }) => untoldOf(`${item.service} ${item.version}`, changes));
  const strangers = strangersIn(
    parts.flatMap((p) => p.changes?.commits ?? []),
    world.people,
  ).slice(0, MOST);
  const marks = strangers.map((s) => s.mark);
  const before = release.authors;
  if (before && before.marks.join() === marks.join() && before.untold.join() === untold.join()) return [];
  const names = strangers.map((s) => s.name ?? '');
  return [authorsCounted.of(release.id, { marks, untold, text: { names } })];
}

function untoldOf(name: string, changes: Changes | undefined): string[] {
  if (!changes) return [name];
  const unread = unreadOf(changes);
  return unread > 0 ? [`${unread === 1 ? '1 commit' : `${unread} commits`} of ${name}`] : [];
}

/** The authors whom nobody knows by now, by name, and the versions of which nobody told who wrote them. */
export function unknownNow(authors: UnknownAuthors, { people }: Pick<Known, 'people'>) {
  const names = authors.marks.flatMap((mark, n) => (isKnownMark(mark, people) ? [] : [authors.names[n] || 'somebody']));
  return { names, untold: authors.untold };
}
