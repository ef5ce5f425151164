import type { Company } from '../domain/company/company.ts';
import { type Spelling, spelledPlainly, spellingsOf } from './spellings.ts';

export type Leading = Spelling & { rest: string };

/** The answer that a text begins with, as a whole word: “go-live”, “going” and “go/no-go” do not begin with one. */
export function headOf(text: string, company: Company): Leading | undefined {
  const opened = text.replace(/^[\s*_`"“‘«([]+/, '');
  const low = spelledPlainly(opened);
  const found = spellingsOf(company).find(
    ({ said }) => low.startsWith(said) && isBoundary(said, opened.slice(said.length)),
  );
  return found && { ...found, rest: opened.slice(found.said.length) };
}

const isBoundary = (said: string, after: string) =>
  said.endsWith(':')
    ? !/^[\w+-]/.test(after)
    : /^(?:$|[\s:;,!?…)\]*_`"”»–—(]|\p{Extended_Pictographic}|['’](?!\p{L})|[.-](?:[\s.!-]|$))/u.test(after);
