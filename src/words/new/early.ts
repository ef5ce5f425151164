import { shortened } from '../../blocks/text.ts';
import type { Leg } from '../../domain/release/parts.ts';
import type { EarlyTyped } from '../../reading/on-the-way.ts';
import type { TimeSetting } from '../../time/typed/index.ts';
import { readWindow, writeWindow } from '../when.ts';

/** "staging tomorrow 10:00; qa Friday 9:00": when it goes to environments before the last, as a field holds it. */
export const writeEarly = (early: readonly EarlyTyped[]): string =>
  early.map(({ environment, said }) => `${environment} ${said}`).join('; ');

type EarlyRead = { ok: true; value: Leg[] } | { ok: false; why: string };

/** The same, read. `before`: the environments that come before the last; of the only one the name may be left out. */
export function readEarly(text: string, before: readonly string[], setting: TimeSetting): EarlyRead {
  const legs: Leg[] = [];
  for (const said of text.split(/[;\n]/).map((part) => part.trim())) {
    if (said === '') continue;
    const named = [...before].sort((a, b) => b.length - a.length).find((name) => isNamed(said, name));
    const environment = named ?? (before.length === 1 ? before[0] : undefined);
    if (environment === undefined) return { ok: false, why: unnamed(said, before) };
    const when = named === undefined ? said : said.slice(named.length).replace(/^[\s:]+/, '');
    const window = readWindow(when, setting);
    if (!window.ok) return { ok: false, why: `${environment}: ${window.why}` };
    legs.push({ environment, window: { ...window.value, zone: setting.zone } });
  }
  return { ok: true, value: legs };
}

/** A time of day alone, said after others, is the first after them: “to staging tomorrow 10:00, then production at 14:00”. */
export function whenAfter(said: string, early: readonly Leg[], setting: TimeSetting): TimeSetting {
  const over = early.at(-1)?.window.end;
  return over !== undefined && setting.now < over && CLOCK.test(said.trim()) ? { ...setting, now: over } : setting;
}
const CLOCK =
  /^(?:at\s+|um\s+|from\s+)?\d{1,2}(?:[:.h]\d{2})?\s*(?:am|pm|uhr|h)?(?:\s*(?:-|–|to|until|bis)\s*\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|uhr)?|\s+for\s+.+)?$/i;

/** Each with its time written out, so that it means the same tomorrow. */
export const writeLegs = (legs: readonly Leg[], zone: string): string =>
  writeEarly(
    legs.map(({ environment, window }) => ({ environment, said: writeWindow(window.start, window.end, zone) })),
  );

const isNamed = (said: string, name: string) =>
  said.toLowerCase().startsWith(name.toLowerCase()) && /^(?:[\s:]|$)/.test(said.slice(name.length));

const unnamed = (said: string, before: readonly string[]) =>
  before.length === 0
    ? 'It goes to one environment only: its time stands under When.'
    : `“${shortened(said, 40)}” names none of ${before.join(', ')}. Write, for example: ${before[0]} tomorrow 10:00 - 11:00`;
