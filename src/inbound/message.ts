import { cut } from './fields.ts';

/** So much of a message is read, of its beginning and of its end, where trailers stand. */
const READ = 20_000;

/**
 * Whether a commit's message says that it breaks something, beside its title: by a footer (https://www.conventionalcommits.org/en/v1.0.0/, 11 to 16), or by a title among those of the
 * commits that were squashed into it.
 */
export const breakingIn = (message: string): { breaking?: true } =>
  [cut(message, READ), message.slice(READ).slice(-READ)].some((part) => FOOTER.test(part) || SQUASHED.test(part))
    ? { breaking: true }
    : {};

const FOOTER = /^[ \t]{0,8}(?:[*-] )?BREAKING[ -]CHANGE:(?: +|[ \t]*(?:\r?\n[ \t]*){1,3})\S/m;
const SQUASHED = /^[ \t]{0,8}[*-] [\p{L}\p{N}_-]{1,40}(?:\([^()\n]{1,60}\))?!: +\S/mu;

/** Beyond so many a message names something else than what it was made for. */
const MOST_REFS = 30;
/** So much of a title is kept: what it names is found there. */
const TITLE = 100;
/** Such as SHOP-12, in whatever case; not within longer words, but at the beginning of a branch: `shop-12-rank-it`, `SHOP-12_rank`. */
export const KEYS = /(?<![\w.-])([a-z][a-z0-9_]{0,19})-([1-9]\d{0,8})(?![a-z0-9]|[-_]?\d|[.-]\d)/gi;
/** A number alone may be of another repository, as in the notes of what a bot brings up to date: only what is closed by it counts. */
const CLOSES =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?|refs?):?[ \t]{1,8}(?:https:\/\/[\w.-]{1,100}\/)?([\w.-]{1,100}\/[\w.-]{1,100})?(?:\/issues\/|#)([1-9]\d{0,8})(?!\w)/gi;

/** What may be tickets among what a commit's message, or the description of a request, names below its title: `SHOP-12`, `#12` and `harbor/web#3` where it says that it closes them. Which are some is known to whoever keeps tickets. */
export function refsIn(message: string): { refs?: string[] } {
  const read = cut(message, READ);
  const title = read.split('\n', 1)[0]?.trim().slice(0, TITLE).toUpperCase() ?? '';
  const keys = [...read.matchAll(KEYS)].map(([key]) => key.toUpperCase());
  const closed = [...read.matchAll(CLOSES)].map(([, where = '', n]) => `${where}#${n}`);
  const refs = [...new Set([...keys, ...closed])].filter((ref) => !title.includes(ref.toUpperCase()));
  return refs.length > 0 ? { refs: refs.slice(0, MOST_REFS) } : {};
}

/** The same of a request: by its branch, too. */
export const refsOf = (request: {
  title: string;
  branch?: string | undefined;
  description?: string | null | undefined;
}) => refsIn([request.title, request.branch ?? '', request.description ?? ''].join('\n'));

/** What a whole message says beside its title; nothing else of it is kept. */
export const saidIn = (message: string) => ({ ...breakingIn(message), ...refsIn(message) });

/** Who else wrote a commit, by the trailers of its message. */
export const coAuthorsIn = (message: string) =>
  [...cut(message, READ).matchAll(/^co-authored-by:[ \t]*([^<\n]{0,100})<([^>\s]{3,254})>/gim)]
    .slice(0, 20)
    .map(([, name = '', email = '']) => ({ email, ...(name.trim() !== '' && { name: name.trim() }) }));
