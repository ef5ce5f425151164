import { DAY_MS } from '../time/instants.ts';
import { type ClearTime, type TimeSetting, writeMoment } from '../time/typed/index.ts';
import { happensTwice } from '../time/wall.ts';

/**
 * What has to be said of a typed time: that it is most of a year away, as a date that is just over is where no year was typed, or that the clocks
 * change then (`zone` IANA): it is skipped, or the first of two.
 */
export function carefulOf(
  typed: string,
  time: ClearTime,
  { zone, now }: Pick<TimeSetting, 'zone' | 'now'>,
): { careful?: string } {
  const skipped = 'skipped' in time ? time.skipped : undefined;
  const ends = [
    ['start', 'start' in time ? time.start : undefined],
    ['end', 'end' in time ? time.end : undefined],
  ] as const;
  const said = ends.flatMap(([end, at]) => {
    const wall = skipped?.[end];
    if (at && wall) return [`the clocks go forward, and there is no ${wall}: it is ${writeMoment(at, zone)}`];
    return at && time.is !== 'days' && isFirstOfTwo(at, zone)
      ? [`the clocks go back that night: this is the first of two such hours, ${writeMoment(at, zone)}`]
      : [];
  });
  const daysTo = (at: string) => Math.floor((Date.parse(at) - Date.parse(now)) / DAY_MS);
  const far = YEAR.test(typed) ? undefined : ends.flatMap(([, at]) => at ?? []).find((at) => daysTo(at) > FAR_DAYS);
  if (far) said.push(`${writeMoment(far, zone)} is in ${daysTo(far)} days`);
  return said.length > 0 ? { careful: said.join('; ') } : {};
}

/** Ten months: what is typed of a date that was last week is farther away. */
const FAR_DAYS = 300;
/** Who types a year, or how long until then, knows. */
const YEAR = /\b20\d\d|\d[./-]\d{1,2}[./-]\d\d\b|year|jahr|\d ?(d|w|days?|weeks?|months?|tagen?|wochen?|monaten?)\b/i;

/** The second is written with its offset, so whoever typed it knows. */
const isFirstOfTwo = (at: string, zone: string) =>
  happensTwice(zone, Date.parse(at)) && !writeMoment(at, zone).includes('GMT');
