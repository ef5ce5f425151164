import { type Mrkdwn, md } from '../blocks/mrkdwn.ts';

/** What of a release can be named in a sentence, as in “customers: …”. */
export type Marked = { irreversible?: string; customers?: string };

const MARK = /(?:^|\s)(?:(?<irreversible>irreversible)|(?:what )?customers?(?: will)?(?: notice)?):/gi;
const REASON = /(?:^|\s)(?:because\s|why:|reason:)/i;

/**
 * “… irreversible: drops the column amounts customers: nothing because …”: each text up to the next name, the reason or the end, and the sentence
 * without them. Nothing was marked: undefined.
 */
export function takeMarked(typed: string): (Marked & { rest: string }) | undefined {
  const found = [...typed.matchAll(MARK)].map((mark, i, all) => {
    const name: keyof Marked = mark.groups?.irreversible ? 'irreversible' : 'customers';
    const from = mark.index + mark[0].length;
    const next = all[i + 1]?.index ?? typed.length;
    const because = REASON.exec(typed.slice(from, next));
    const to = because ? from + because.index : next;
    return { name, at: mark.index, to, said: typed.slice(from, to).trim() };
  });
  // What is named twice is named to whoever did, as the rest that nobody knows.
  const told = found.filter(({ name, said }, i) => said !== '' && found.findIndex((f) => f.name === name) === i);
  if (told.length === 0) return undefined;
  const rest = told.reduceRight((text, { at, to }) => `${text.slice(0, at)} ${text.slice(to).trim()}`.trim(), typed);
  return { ...Object.fromEntries(told.map(({ name, said }): [keyof Marked, string] => [name, said])), rest };
}

/** That it has to be named again where the sentence was not understood. */
export const markedWords = (marked: Marked): Mrkdwn[] =>
  Object.keys(marked).length > 0
    ? [md`what you named: \`irreversible: …\`, \`customers: …\`, each before \`because\``]
    : [];
