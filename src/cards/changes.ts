import { join, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import { shortened } from '../blocks/text.ts';
import type { Commit } from '../domain/build/build.ts';
import { type CommitKind, grouped, isConventional, type Sorted, sorted } from '../domain/build/conventional.ts';
import type { BuildsOf } from '../domain/build/document.ts';
import { KIND_WORDS } from '../domain/build/kind-words.ts';
import { newIn, newOf, unreadOf } from '../domain/build/new-in.ts';
import { type Writer, writersOf } from '../domain/build/writers.ts';
import type { People } from '../domain/company/people.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import type { Release } from '../domain/release/release.ts';
import { codeLink, commitPage, mergedLines } from './code-pages.ts';

type Known = Environments & BuildsOf & Pick<World, 'people' | 'company'>;

const COUNTED: Record<CommitKind, string> = {
  breaking: 'breaking',
  feature: 'new',
  fix: 'fixes',
  performance: 'faster',
  revert: 'taken back',
  other: 'other',
};

/** So many commits by name, in all; the rest is a link away. */
const SHOWN = 12;
/** So many requests beside them. */
const REQUESTS_SHOWN = 6;
const LONGEST_TITLE = 100;

/** What is new, a block for each service: by kind where its titles say so, breaking changes first, else the newest first. */
export function commitLines(release: Release, world: Known): Mrkdwn[] {
  const known = release.items.flatMap((item) => {
    const changes = newOf(item, release, world);
    return changes && changes.commits.length > 0 ? [{ service: item.service, changes }] : [];
  });
  const share = (most: number) => Math.max(1, Math.floor(most / Math.max(1, known.length)));
  const each = share(SHOWN);
  return known.slice(0, SHOWN).flatMap(({ service, changes }) => {
    const { commits, url } = changes;
    const kinds = sorted(commits.toReversed());
    const which = isConventional(kinds) ? '' : 'the newest ';
    const count = commits.length + unreadOf(changes);
    const part = count > each ? md`: ${which}${Math.min(each, commits.length)} of ${count}` : NOTHING;
    return [
      join([md`*New in ${service}*${part}`, codeLink(url, 'all of them', NOTHING)], ' · '),
      ...linesOf(kinds, each, (one) => commitLine(one, url, world.people)),
      ...mergedLines(changes, share(REQUESTS_SHOWN)),
    ];
  });
}

function linesOf(kinds: Sorted[], most: number, line: (sorted: Omit<Sorted, 'kind'>) => Mrkdwn): Mrkdwn[] {
  if (!isConventional(kinds)) return kinds.slice(0, most).map(({ commit }) => line({ commit, title: commit.title }));
  let left = most;
  return grouped(kinds).flatMap(({ kind, all }) => {
    const shown = all.slice(0, left);
    left -= shown.length;
    if (shown.length === 0) return [];
    const mark = kind === 'breaking' ? '⚠ ' : '';
    const part = shown.length < all.length ? ` (${shown.length} of ${all.length})` : '';
    return [md`${mark}_${KIND_WORDS[kind]}_${part}`, ...shown.map(line)];
  });
}

function commitLine({ commit, title, scope }: Omit<Sorted, 'kind'>, url: string | undefined, people: People): Mrkdwn {
  const who = join(writersOf(commit, people).slice(0, 4).map(writerWords), ', ');
  const by = who.text === '' ? NOTHING : md` (${who})`;
  const about = scope === undefined ? '' : `${shortened(scope, 30)}: `;
  const sha = commit.sha.slice(0, 7);
  return md`• ${codeLink(commitPage(url, commit.sha), sha, md`\`${sha}\``)} ${about}${shortened(title, LONGEST_TITLE)}${by}`;
}

const writerWords = (w: Writer): Mrkdwn =>
  w.is === 'person' ? md`${{ user: w.id }}` : w.is === 'bot' ? md`${w.name}` : md`${w.name ?? 'somebody unknown'}`;

/** "1 breaking, 2 new, 3 fixes, 4 other; 1 author unknown: eve"; nothing where titles do not say what they are, and everybody is known. */
export function kindsLine(release: Release, world: Known): Mrkdwn {
  const commits = newIn(release, world);
  const kinds = sorted(commits);
  const counts = isConventional(kinds)
    ? grouped(kinds).map(
        ({ kind, all }) =>
          md`${kind === 'breaking' ? '⚠ ' : ''}${all.length} ${kind === 'fix' && all.length === 1 ? 'fix' : COUNTED[kind]}`,
      )
    : [];
  const unknown = new Map(
    commits
      .flatMap((c) => writersOf(c, world.people))
      .flatMap((w) => (w.is === 'unknown' ? [[w.mark, w.name ?? 'somebody'] as const] : [])),
  );
  const names = [...unknown.values()].slice(0, 5).map((name) => shortened(name, 40));
  const count = unknown.size === 1 ? '1 author unknown' : `${unknown.size} authors unknown`;
  const strangers = unknown.size > 0 ? md`${count} (${names.join(', ')}): \`/release authors\`` : NOTHING;
  return join([join(counts, ', '), strangers], '; ');
}

/** "14 commits by 4 people"; `unread`: how many there are besides. */
export function sizeOf(commits: readonly Commit[], people: People, unread = 0): Mrkdwn {
  const marks = commits.flatMap((c) => {
    const writers = writersOf(c, people);
    return writers.length === 0
      ? ['?']
      : writers.flatMap((w) => (w.is === 'person' ? w.id : w.is === 'bot' ? [] : w.mark));
  });
  const heads = new Set(marks).size;
  const all = commits.length + unread;
  const count = all === 1 ? '1 commit' : `${all} commits`;
  const read = unread > 0 ? `, ${commits.length} of them read,` : '';
  return md`${count}${read} by ${heads === 0 ? 'bots' : heads === 1 ? '1 person' : `${heads} people`}`;
}
