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

const FOOTER = /^[ \t]{0,8}(?:[*-] )?BREAKING[ -]CHANGE: +\S/m;
const SQUASHED = /^[ \t]{0,8}[*-] [\p{L}\p{N}_-]{1,40}(?:\([^()\n]{1,60}\))?!: +\S/mu;

/** Who else wrote a commit, by the trailers of its message. */
export const coAuthorsIn = (message: string) =>
  [...cut(message, READ).matchAll(/^co-authored-by:[ \t]*([^<\n]{0,100})<([^>\s]{3,254})>/gim)]
    .slice(0, 20)
    .map(([, name = '', email = '']) => ({ email, ...(name.trim() !== '' && { name: name.trim() }) }));
