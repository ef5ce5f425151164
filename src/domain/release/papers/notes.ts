import { grouped, isConventional, type Sorted, sorted } from '../../build/conventional.ts';
import type { BuildsOf } from '../../build/document.ts';
import { KIND_WORDS } from '../../build/kind-words.ts';
import { newOf, unreadOf } from '../../build/new-in.ts';
import { stillThere } from '../../build/still-there.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import type { Release } from '../release.ts';

/** Characters, UTF-16 units as Slack counts them. */
export const NOTES_MOST = 3000;
/** Of these, so many are left to whoever writes on. */
const ROOM = 500;

/** What stands for the release notes among documents that a policy asks for. */
export const NOTES = 'release notes';

/** Release notes as a beginning for whoever writes them: what is new by kind, breaking changes first, and the tickets by key. Plain text, empty where nobody told what is new. */
export function draftNotes(release: Release, known: BuildsOf & Environments & Pick<World, 'company'>): string {
  const parts = release.items.flatMap((item) => {
    const changes = newOf(item, release, known);
    const commits = stillThere(changes?.commits ?? []);
    if (!changes || commits.length === 0) return [];
    const unread = unreadOf(changes);
    const lines = linesOf(sorted(commits.toReversed()));
    return [[`${item.service} ${item.version}`, ...lines, ...(unread > 0 ? [`- and ${unread} more commits`] : [])]];
  });
  return bounded([...parts, ticketLines(release)].filter((p) => p.length > 0).map((p) => p.join('\n')));
}

function linesOf(all: Sorted[]): string[] {
  if (!isConventional(all)) return named(all);
  return grouped(all).flatMap(({ kind, all: of }) => [`${KIND_WORDS[kind]}:`, ...named(of)]);
}

/** What is said twice is one. */
const named = (all: Sorted[]) => [...new Set(all.map(({ title, scope }) => `- ${scope ? `${scope}: ` : ''}${title}`))];

/** What was not done is no news. */
function ticketLines({ tickets }: Release): string[] {
  const all = (tickets?.all ?? []).filter((t) => t.state !== 'unknown' && t.state !== 'dropped');
  const inOrder = all.toSorted((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }));
  return inOrder.length > 0 ? ['Tickets:', ...inOrder.map((t) => `- ${t.key} ${t.title}`.trimEnd())] : [];
}

/** Whole lines, as many as have room. */
function bounded(parts: string[]): string {
  const lines = parts.join('\n\n').toWellFormed().split('\n');
  const kept: string[] = [];
  let left = NOTES_MOST - ROOM;
  for (const line of lines) {
    left -= line.length + 1;
    if (left < 0) break;
    kept.push(line);
  }
  const more = lines.slice(kept.length).filter((l) => l.startsWith('- ')).length;
  return [...kept, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}
