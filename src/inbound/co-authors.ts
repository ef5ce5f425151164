import type { Author } from './told.ts';

const MOST = 20;
/** Trailers stand at a message's end: of a longer one, as much is read. */
const LONGEST = 20_000;

/** Who is named in a commit's message as having written it too: `Co-authored-by: Name <address>`, a line each. */
export const coAuthorsIn = (message: string): Author[] =>
  [...message.slice(-LONGEST).matchAll(/^co-authored-by:[ \t]*([^<\n]{0,100})<([^<>\s]{3,254})>/gim)]
    .slice(0, MOST)
    .map(([, name = '', email = '']) => ({ ...(name.trim() && { name: name.trim() }), email }));
