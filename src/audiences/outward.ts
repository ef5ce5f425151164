/** Who and what inside the company is named by, in Slack's tokens and as people type it; each by what those outside read in its place. */
const INSIDE: readonly (readonly [RegExp, string])[] = [
  [/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1'],
  [/<!subteam\^[^>]*>/g, 'a team'],
  [/<!(?:channel|here|everyone)(?:\|[^>]*)?>|(?<![\w.])@(?:channel|here|everyone)\b/gi, ''],
  [/<@[^>]*>|<mailto:[^>]*>/g, 'somebody'],
  [/<#[^>]*>/g, 'a channel'],
  [/<(?:https?:[^|>]*)\|([^>]*)>/g, '$1'],
  [/<(https?:[^>]*)>/g, '$1'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, 'somebody'],
  [/(?<![\p{L}\w.])@\p{L}(?:[\p{L}\w.-]*[\p{L}\w])?/gu, 'somebody'],
  [/(?<![\p{L}\w#])#\p{L}[\p{L}\w-]+/gu, 'a channel'],
  // An id has 0 second, or is long and has a digit early: UTF16LE and CHECKOUT2026 are none.
  [/\b[UW](?:0[A-Z0-9]{4,}|(?=[A-Z]{0,2}\d)[A-Z0-9]{8,})\b/g, 'somebody'],
  [/\b[CG](?:0[A-Z0-9]{4,}|(?=[A-Z]{0,2}\d)[A-Z0-9]{8,})\b/g, 'a channel'],
  [/\bR-\d+\b/g, 'a release'],
  [/\bF-\d+\b/g, 'a freeze'],
];

/** What somebody typed for their colleagues, for those outside: without mentions, channels, and ids of people, releases and freezes. */
export const outward = (text: string): string =>
  INSIDE.reduce((left, [what, instead]) => left.replace(what, instead), text)
    .replace(/ {2,}/g, ' ')
    .replace(/ +([,.;:])/g, '$1')
    .trim();
