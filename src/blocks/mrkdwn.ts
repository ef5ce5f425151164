import { beginning, inOneLine, shortened } from './text.ts';

/**
 * Text in Slack's markup that is safe to send. Only `md` and its helpers make it, and they escape every plain string they are given:
 * nobody pages the company through a release's title.
 */
export class Mrkdwn {
  readonly text: string;
  constructor(trusted: string) {
    this.text = trusted;
  }
  toString(): string {
    return this.text;
  }
}

export type Piece = { say: string } | { at: string; time?: true } | { user: string } | string;
export type Value = Mrkdwn | number | Piece | readonly Piece[];

/** md`*${title}* by ${{ user: 'U1' }} at ${{ at: iso }}`: the literal parts are ours, what is put in is escaped unless it is Mrkdwn. */
export function md(literals: TemplateStringsArray, ...values: Value[]): Mrkdwn {
  return new Mrkdwn(literals.map((literal, i) => literal + show(values[i] ?? '')).join(''));
}

export const NOTHING = new Mrkdwn('');

/** Marks that turn the direction of what follows: with them a text, or an address, reads otherwise than it is. Languages are written without them. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

export function escaped(text: string): string {
  return text.toWellFormed().replace(TURNS, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

export function join(parts: Mrkdwn[], between: string): Mrkdwn {
  return new Mrkdwn(
    parts
      .filter((p) => p.text !== '')
      .map((p) => p.text)
      .join(between),
  );
}

/** An instant (UTC ISO) in each reader's own zone; those whose client can't, read it in UTC. */
export function when(instant: string, format = '{date_short_pretty} {time}'): Mrkdwn {
  const utc = `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
  return new Mrkdwn(`<!date^${Math.floor(Date.parse(instant) / 1000)}^${format}|${utc}>`);
}

/** A link; its address has been parsed as http or https where it came in. Over two lines it would be none. */
export const linkTo = (url: string, text: string) =>
  new Mrkdwn(`<${escaped(url).replace(/\|/g, '%7C')}|${escaped(inOneLine(text)).replace(/\|/g, '¦')}>`);

/** An instant beside one whose day the reader knows: without its day when both fall on the same UTC day. */
export const beside = (known: string, instant: string) =>
  when(instant, known.slice(0, 10) === instant.slice(0, 10) ? '{time}' : undefined);

/** A stretch of time; the day is said once when both ends fall on the same UTC day. */
export const span = (start: string, end: string) => md`${when(start)}–${beside(start, end)}`;

/** Shortened to `max` characters, never inside a character, an entity or a <token>. */
export function limit(text: Mrkdwn, max: number): Mrkdwn {
  if (text.text.length <= max) return text;
  const cut = beginning(text.text, max - 1).replace(/(&[a-z]{0,4}|<[^>]*)$/, '');
  return new Mrkdwn(`${cut}…`);
}

/** Plain text for places that know no markup (titles, buttons): never escaped there, and cut to `max`. */
export const plain = (text: string, max: number) => shortened(text.replace(TURNS, ''), max);

function show(value: Value): string {
  if (value instanceof Mrkdwn) return value.text;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escaped(value);
  if (isList(value)) return value.map((piece) => show(typeof piece === 'string' ? inOneLine(piece) : piece)).join('');
  if ('say' in value) return value.say;
  if ('at' in value) return when(value.at, value.time ? '{time}' : undefined).text;
  return /^[UW][A-Z0-9]+$/.test(value.user) ? `<@${value.user}>` : escaped(value.user);
}

const isList = (value: Value): value is readonly Piece[] => Array.isArray(value);
