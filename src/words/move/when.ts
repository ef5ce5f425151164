import { instantAfter, MINUTE_MS } from '../../time/instants.ts';
import type { TimeSetting } from '../../time/typed/index.ts';
import { readWindow, type TimeRead, type WindowTyped, writeWindow } from '../when.ts';

const isAhead = ({ start }: WindowTyped, now: string) => Date.parse(start) >= Date.parse(now) - MINUTE_MS;

/**
 * To when a window is moved: what is not said of it, its day, its time of day or its length, stays. What is over then is asked about, with the next
 * such time. Instants are UTC ISO.
 */
export function readMoved(text: string, planned: WindowTyped, setting: TimeSetting): TimeRead<WindowTyped> {
  const read = readWindow(text, { ...setting, planned });
  if (!read.ok || isAhead(read.value, setting.now)) return read;
  const { start, end } = read.value;
  const why = `“${text.trim().slice(0, 60)}” is ${writeWindow(start, end, setting.zone)}, which is over.`;
  // Without what is planned, the words say when they come next, if they say it by themselves.
  const next = readWindow(text, setting);
  const anew = next.ok ? readWindow(text, { ...setting, planned: sameLength(next.value.start, planned) }) : next;
  if (!anew.ok || !isAhead(anew.value, setting.now)) return { ok: false, why: `${why} Write a time that is ahead.` };
  const readings = [writeWindow(anew.value.start, anew.value.end, setting.zone)];
  return { ok: false, readings, why: `${why} Is the next one meant?` };
}

const sameLength = (start: string, was: WindowTyped): WindowTyped => ({
  start,
  end: instantAfter(start, Date.parse(was.end) - Date.parse(was.start)),
});

const AWAY = new Set(['postpone', 'delay']);

/** Who delays something by a length says how far, as in "delay it 2 hours", and until when it waits; `word`: the one that was typed. */
export function sayingHowFar(text: string, word: string, planned: WindowTyped, setting: TimeSetting): string {
  const far = [`by ${text.replace(/^(for|um)\s+/i, '')}`, text.replace(/^(until|till?|bis)\s+/i, '')];
  if (!AWAY.has(word) || readWindow(text, { ...setting, planned }).ok) return text;
  return far.find((said) => said !== text && readWindow(said, { ...setting, planned }).ok) ?? text;
}
