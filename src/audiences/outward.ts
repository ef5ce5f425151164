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
  [/(?<![\w.])@[a-z][\w.-]*\w/gi, 'somebody'],
  [/(?<![\w#])#[a-z][\w-]+/gi, 'a channel'],
  [/\b[UW](?=[A-Z]*\d)[A-Z0-9]{6,}\b/g, 'somebody'],
  [/\b[CG](?=[A-Z]*\d)[A-Z0-9]{6,}\b/g, 'a channel'],
  [/\bR-\d+\b/g, 'a release'],
  [/\bF-\d+\b/g, 'a freeze'],
];

/** What somebody typed for their colleagues, for those outside: without mentions, channels, and ids of people, releases and freezes. */
export const outward = (text: string): string =>
  INSIDE.reduce((left, [what, instead]) => left.replace(what, instead), text)
    .replace(/ {2,}/g, ' ')
    .replace(/ +([,.;:])/g, '$1')
    .trim();
