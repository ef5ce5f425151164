import type { ErrorCode, YAMLParseError } from 'yaml';

/** What isn't YAML, in words for people: what is wrong there, and what to write instead. */
export type YamlFault = { offset: number; what: string };

/** What people write that isn't YAML; anything else is told in the library's words. */
const KNOWN: Partial<Record<ErrorCode, (written: string) => string>> = {
  TAB_AS_INDENT: () => TAB,
  DUPLICATE_KEY: (written) => `names "${keyIn(written)}" twice; keep one of them`,
  BLOCK_AS_IMPLICIT_KEY: () =>
    'has a second colon; put the value in quotes, or begin a new line as far in as the one above it',
  BAD_SCALAR_START: (written) => `begins a value with ${written.charAt(0)}; put the value in quotes`,
  MULTIPLE_DOCS: () => 'begins a second document (---); keep one in each file',
};

const TAB = 'is indented with a tab; indent with spaces';
export const TOO_DEEP = 'is nested too deeply; write it flatter';

/** What can't be read spoils what comes after it, so only the first of that is told; a name that stands twice spoils nothing. */
export function yamlFaults(errors: readonly YAMLParseError[], text: string): YamlFault[] {
  const [twice, unread] = [true, false].map((is) => errors.filter((e) => (e.code === 'DUPLICATE_KEY') === is));
  return [...(twice ?? []), ...(unread ?? []).slice(0, 1)]
    .sort((a, b) => a.pos[0] - b.pos[0])
    .map((error) => ({ offset: error.pos[0], what: worded(error, text) }));
}

function worded(error: YAMLParseError, text: string): string {
  const [offset] = error.pos;
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1);
  if (/^ *\t/.test(line)) return TAB;
  // The library tells its own stack's end as a fault of the text.
  if (/call stack/.test(error.message)) return TOO_DEEP;
  return KNOWN[error.code]?.(text.slice(offset)) ?? `can't be read: ${said(error)}. Mend the YAML there`;
}

/** Without the place, which the fault names itself. */
const said = ({ message }: YAMLParseError) =>
  (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '').replace('"quote', '" quote');

const keyIn = (written: string) => /^["']?([^"':\n]{1,80})/.exec(written)?.[1]?.trim() ?? '';
