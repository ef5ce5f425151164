/** Whom or what a token of Slack's stands for, by the words that people see: `@Sam Rivera`, `#releases`, `example.com`. */
export type Mention = { words: string; kind: 'person' | 'group' | 'channel' | 'link'; id: string };

/** What somebody typed, as they typed it: plain text, no markup; it is escaped anew wherever it is shown. */
export type Typed = { text: string; mentions: readonly Mention[] };

/** Names for the tokens that come without one. */
export type TokenNames = { person(id: string): string | undefined; group(id: string): string | undefined };
export const NO_NAMES: TokenNames = { person: () => undefined, group: () => undefined };

/** So many characters of a typed text are read, as people count code points; a longer one is refused before anything looks at it. */
export const MOST = 3000;
export const isTooLong = (text: string) => text.length > MOST && (text.length > 2 * MOST || [...text].length > MOST);

/** `&` takes five when it is sent. */
const MOST_SENT = 5 * 2 * MOST;

/** What a person typed, again: Slack sends `&`, `<` and `>` escaped, and people, groups, channels, addresses and dates as tokens. */
export function fromSlack(sent: string, names: TokenNames): Typed {
  const mentions: Mention[] = [];
  const text = sent
    .slice(0, MOST_SENT)
    .toWellFormed()
    .replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, kind: string, what: string, label?: string) => {
      const [words, mention] = tokenOf(kind, what, label, names);
      if (mention) mentions.push({ ...mention, words: unescaped(words) });
      return words;
    });
  return { text: unescaped(text), mentions };
}

/** A text as Slack would send it: what `fromSlack` reads back. */
export function toSlack({ text, mentions }: Typed): string {
  const named = mentions.filter((m) => m.kind !== 'link' && m.words !== '').sort(byLength);
  if (named.length === 0) return escaped(text);
  let sent = '';
  for (let at = 0; at < text.length; ) {
    const mention = named.find((m) => text.startsWith(m.words, at));
    const one = mention?.words ?? text.charAt(at);
    sent += mention ? sentAs(mention) : escaped(one);
    at += one.length;
  }
  return sent;
}

export const byLength = (a: { words: string }, b: { words: string }) => b.words.length - a.words.length;

type Named = Pick<Mention, 'kind' | 'id'>;

/** What people see of a token, and whom or what it names. */
function tokenOf(kind: string, what: string, label: string | undefined, names: TokenNames): [string, Named?] {
  if (kind === '@') return [`@${label || names.person(what) || what}`, { kind: 'person', id: what }];
  if (kind === '#') return [`#${label || what}`, { kind: 'channel', id: what }];
  if (kind !== '!') return linkOf(what, label);
  const [special = '', id = ''] = what.split('^');
  if (special === 'subteam') return [`@${label?.replace(/^@/, '') || names.group(id) || id}`, { kind: 'group', id }];
  return [special === 'date' ? (label ?? '') : `@${label?.replace(/^@/, '') || special}`];
}

/** An address that Slack made a link of is shown as it was typed; one behind other words is kept by where it leads. */
function linkOf(address: string, label: string | undefined): [string, Named?] {
  if (/^(mailto|tel):/i.test(address)) return [label || address.slice(address.indexOf(':') + 1)];
  if (!/^https?:/i.test(address)) return [label || address];
  const link = { kind: 'link', id: unescaped(address) } as const;
  if (!label || label === address) return [address];
  const isIts = address.replace(/^https?:\/\//i, '').replace(/\/$/, '') === label.replace(/\/$/, '');
  return isIts ? [label, link] : [address];
}

const sentAs = ({ kind, id, words }: Mention) => {
  const label = escaped(words.slice(1));
  return kind === 'person'
    ? `<@${id}|${label}>`
    : kind === 'channel'
      ? `<#${id}|${label}>`
      : `<!subteam^${id}|@${label}>`;
};
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const unescaped = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
