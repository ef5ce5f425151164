/** Where the marks stand that make several words bold or slanted: “*search 7.1 → production*”. What is struck out keeps its own. */
export function marksAround(text: string): ReadonlySet<number> {
  const found = [...text.matchAll(BOLD), ...text.matchAll(SLANTED)];
  return new Set(found.flatMap(({ 0: { length }, index }) => [index, index + length - 1]));
}
const BOLD = /(?<![^\s(“"])\*(?=[^\s*])[^*\n]{1,300}?(?<=\S)\*(?![^\s,;.:!?)”"])/g;
const SLANTED = /(?<![^\s(“"*])_(?=[^\s_])[^\n]{1,300}?(?<=[^\s_])_(?![^\s,;.:!?)”"*])/g;

/** What is copied from web pages holds places to break at, hyphens that don't, and letters as wide as others: the word is the same. */
export const plainly = (word: string) =>
  /[^\x20-\x7e]/.test(word)
    ? withoutUnseen(word)
        .replace(/[\u2010\u2011]/g, '-')
        .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    : word;
export const withoutUnseen = (word: string) => word.replace(/[\u00ad\u200b\u200e\u200f\u2060]/g, '');

const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f)$/u;

/** Where a word ends that emoji are stuck to, as in “17:00🚀”; one that is nothing else is whole. */
export function beforeEmoji(text: string, from: number, to: number): number {
  let at = to;
  while (at > from) {
    const wide = /[\udc00-\udfff]/.test(text.charAt(at - 1)) ? 2 : 1;
    if (!EMOJI.test(text.slice(at - wide, at))) return at;
    at -= wide;
  }
  return to;
}
