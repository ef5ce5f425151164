import type { Company } from '../domain/company/company.ts';
import type { Item } from '../domain/release/release.ts';
import { type TimeSetting, timesIn, wordsIn } from '../time/typed/index.ts';
import { readWindow, writeWindow } from './when.ts';

/** What was typed after `/release new`, as far as it could be read; the modal shows it for correction. */
export type TypedPlan = {
  what: string;
  where: string;
  when: string;
  why: string;
  change?: 'emergency';
  after?: string;
};

/** "checkout-api 4.2, ledger 2.9 tomorrow 3pm to production because refunds" → the modal's four fields. */
export function readPlan(text: string, company: Company, setting: TimeSetting): TypedPlan {
  const because = /\s(?:because|why:|—)\s*(.+)$/i.exec(text);
  const why = because?.[1]?.trim() ?? '';
  const typed = because ? text.slice(0, because.index) : text;
  const emergency = /^\s*(?:emergency|hotfix)\b(?:\s+(?:release|change|of))?/i.exec(typed);
  const order = /\s+after\s+(R-?\d+(?:\s*(?:,|and)\s*R-?\d+)*)/i.exec(typed);
  const said = (order ? typed.replace(order[0], '') : typed).slice(emergency?.[0].length ?? 0);
  const where = company.environments.find((e) => new RegExp(`\\b${e.name}\\b`, 'i').test(said))?.name ?? '';
  const plain = where ? said.replace(new RegExp(`\\b(?:to|on|in)?\\s*\\b${where}\\b`, 'i'), ' ') : said;
  const date = dateIn(plain, setting);
  const what = (date ? date.before : plain).replace(/[\s,]+$/, '').trim();
  const read = date && readWindow(date.words, setting);
  const when = !date ? '' : read?.ok ? writeWindow(read.value.start, read.value.end, setting.zone) : date.words;
  const all: TypedPlan = { what: what || (date?.after.trim() ?? ''), where, when, why };
  return { ...all, ...(emergency && { change: 'emergency' }), ...(order?.[1] && { after: order[1] }) };
}

/** The time in a sentence, with the words around it. */
function dateIn(text: string, setting: TimeSetting): { words: string; before: string; after: string } | undefined {
  // Versions look like dates and times: "4.2" is none.
  const words = wordsIn(text);
  const hidden = words.map((w, i) =>
    /^v?\d+(\.\d+)+,?$/.test(w.text) && !/^(in|for|at)$/i.test(words[i - 1]?.text ?? '') ? { ...w, text: '·' } : w,
  );
  const last = timesIn(hidden, setting).at(-1);
  const [from, upTo] = [words[last?.from ?? 0], words[last?.upTo ?? 0]];
  if (!last || !from) return undefined;
  return {
    words: text.slice(from.at, upTo?.at ?? text.length).trim(),
    before: text.slice(0, from.at),
    after: text.slice(upTo?.at ?? text.length),
  };
}

/** "R-12, r13" → their ids. */
export const readIds = (text: string): string[] =>
  text
    .split(/[\s,;]+|\band\b/i)
    .filter(Boolean)
    .map((id) => id.toUpperCase().replace(/^R-?/, 'R-'));

/** "checkout-api 4.2, ledger 2.9" → items. A piece that is not a service and a version is said to be wrong. */
export function readItems(text: string): { ok: true; value: Item[] } | { ok: false; why: string } {
  const pieces = text
    .split(/[,;\n]|\band\b/)
    .map((p) => p.trim())
    .filter(Boolean);
  const items: Item[] = [];
  for (const piece of pieces) {
    const [service, version, ...more] = piece.split(/\s+|@/).filter(Boolean);
    if (!service || !version || more.length > 0)
      return {
        ok: false,
        why: `“${piece.slice(0, 60)}” is not a service with its version. Write, for example: checkout-api 4.2.0, ledger 2.9`,
      };
    if (version.length > 60) return { ok: false, why: `The version of ${service} is longer than 60 characters.` };
    items.push({ service, version });
  }
  return items.length > 0
    ? { ok: true, value: items }
    : { ok: false, why: 'Name at least one service with its version, for example: checkout-api 4.2.0' };
}
