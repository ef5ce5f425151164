import type { Company } from '../domain/company/company.ts';
import { withoutSigns } from './markup.ts';
import { spelledPlainly } from './spellings.ts';

/** How a role may be called: by its name, its title, or the handle of its user group. */
type Called = { role: string; as: string };

const known = new WeakMap<Company, Called[]>();

/** Longest first: names are whole tokens, and one may begin with another. */
function callings(company: Company): Called[] {
  const all =
    known.get(company) ??
    company.roles
      .filter((r) => r.name !== 'everyone')
      .flatMap((r) =>
        [r.name, r.title, ...(r.group ? [r.group] : [])].map((as) => ({ role: r.name, as: spelledPlainly(as) })),
      )
      .sort((a, b) => b.as.length - a.as.length);
  known.set(company, all);
  return all;
}

/** The role that a text begins with, as a whole word, and what comes after it. */
export function roleFirst(text: string, company: Company): { role: string; rest: string } | undefined {
  const bare = text.replace(/^[\s@([*_`"“‘]+/, '');
  const low = spelledPlainly(bare);
  const found = callings(company).find(
    ({ as }) => low.startsWith(as) && !/^_?[\p{L}\p{N}]|^-\S|^['’]/u.test(low.slice(as.length)),
  );
  if (!found) return undefined;
  // What is plain is as long as what was written, but for emoji, of which role names have none.
  const rest = bare
    .slice(found.as.length)
    .replace(/^[)\]*_`"”’]+/, '')
    .replace(/^ team\b/i, '');
  return { role: found.role, rest };
}

const AS = /^(?:as|for|from|on behalf of)(?:\s+the)?\s+/i;

/** “as SRE”, “for @sre”, “(from the QA team)”: the role, or the word that is none; undefined where no role is named. */
export function roleNamed(
  text: string,
  company: Company,
): { role: string; rest: string } | { unknown: string; as: boolean } | undefined {
  const bare = withoutSigns(text);
  const preposition = AS.exec(bare)?.[0];
  if (preposition === undefined) return undefined;
  const named = bare.slice(preposition.length);
  return (
    roleFirst(named, company) ?? { unknown: /^@?[\p{L}\p{N}_-]+/u.exec(named)?.[0] ?? '', as: /^as/i.test(preposition) }
  );
}
