const people = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** What people count as one character may be long, but a pile of accents is not worth losing the text before it. */
const LONGEST = 64;

/** The beginning of a text, at most `most` UTF-16 units: never half of what people count as a character, such as a flag or a letter with its accents. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const broken = people.segment(text).containing(most);
  const whole = broken?.index ?? most;
  return most - whole <= LONGEST ? text.slice(0, whole) : text.slice(0, isHalf(text, most) ? most - 1 : most);
}

/** The same, with an ellipsis in place of what is missing. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${cut(text, most - 1)}…`;

/** Whether a character of two UTF-16 units stands across a place. */
const isHalf = (text: string, at: number) => (text.codePointAt(at - 1) ?? 0) > 0xffff;
