import { CommitParser } from 'conventional-commits-parser';
import type { Commit } from './build.ts';

/** What kind of change a commit says it is. */
const KINDS = ['breaking', 'feature', 'fix', 'performance', 'revert', 'other'] as const;
export type CommitKind = (typeof KINDS)[number];

/** `title`: without what only says its kind; `scope`: as it was written. */
export type Sorted = { commit: Commit; kind: CommitKind; title: string; scope?: string };

// Without these, the parser loses `feat!:` and `feat(x)!:`.
const parser = new CommitParser({
  headerPattern: /^([\p{L}\p{N}_-]+)(?:\(([^()\n]{1,60})\))?(!)?: +(.+)$/u,
  headerCorrespondence: ['type', 'scope', 'breaking', 'subject'],
  breakingHeaderPattern: /^([\p{L}\p{N}_-]+)(?:\(([^()\n]{1,60})\))?(!): +(.+)$/u,
});

/** Types as the specification and its usual preset name them, in whatever case; `other`: nothing that users notice. */
const TYPES = new Map<string, CommitKind>([
  ['feat', 'feature'],
  ['feature', 'feature'],
  ['fix', 'fix'],
  ['bugfix', 'fix'],
  ['hotfix', 'fix'],
  ['perf', 'performance'],
  ['revert', 'revert'],
  ...['build', 'chore', 'ci', 'docs', 'refactor', 'style', 'test', 'deps', 'security'].map(
    (t) => [t, 'other'] as const,
  ),
]);

/** Commits by what their titles, and what was seen in the rest of their messages, say they are: https://www.conventionalcommits.org/en/v1.0.0/ What says nothing is `other`. */
export const sorted = (commits: readonly Commit[]): Sorted[] => commits.map(sort);

function sort(commit: Commit): Sorted {
  const header = commit.title.trim();
  const breaks = commit.breaking === true;
  if (/^revert "/i.test(header)) return { commit, kind: breaks ? 'breaking' : 'revert', title: header };
  // The parser throws on nothing.
  const read = header === '' ? undefined : parser.parse(header);
  // Any type may be breaking, also one that nobody else uses.
  const type =
    read?.breaking || (breaks && read?.type) ? 'breaking' : TYPES.get(String(read?.type ?? '').toLowerCase());
  const subject = read?.subject;
  if (!type || typeof subject !== 'string') return { commit, kind: breaks ? 'breaking' : 'other', title: header };
  const scope = typeof read?.scope === 'string' ? { scope: read.scope } : {};
  return { commit, kind: type, title: subject, ...scope };
}

/** What Git and its hosts write themselves when somebody merges says nothing of how a team writes. */
const MERGED =
  /^merge(?:d in)? (?:pull request|branch(?:es)?|remote-tracking branch|tag|commit|[\w./-]+ \(pull request) /i;
const isMerge = ({ commit }: Sorted) => MERGED.test(`${commit.title.trim()} `);

/** Whether a team writes so: half of its titles say what they are. */
export function isConventional(all: readonly Sorted[]): boolean {
  const written = all.filter((s) => !isMerge(s));
  const saying = written.filter((s) => s.title !== s.commit.title.trim() || s.kind !== 'other');
  return written.length > 0 && saying.length * 2 >= written.length;
}

/** By kind, in the order in which they matter; those that there are. */
export const grouped = (all: readonly Sorted[]): { kind: CommitKind; all: Sorted[] }[] =>
  KINDS.map((kind) => ({ kind, all: all.filter((s) => s.kind === kind) })).filter((g) => g.all.length > 0);
