import ICAL from 'ical.js';
import { z } from 'zod';

/** A property as it is written, unfolded and unescaped: name, parameters, type, values (jCal, RFC 7265). */
const Property = z.tuple([z.string(), z.record(z.string(), z.unknown()), z.string()], z.unknown());
export type Property = z.infer<typeof Property>;

export type Component = [name: string, properties: Property[], within: Component[]];
const Component: z.ZodType<Component> = z.tuple([z.string(), z.array(Property), z.lazy(() => z.array(Component))]);

/** The calendars that a file holds: one, several one after the other, or none in an empty file. Throws with a line for people. */
export function calendarsIn(text: string): Component[] {
  const written = text.replace(/^\uFEFF/, '');
  const read = parsed(written);
  const calendars = z.array(Component).safeParse(Array.isArray(read) && Array.isArray(read[0]) ? read : [read]);
  if (!calendars.success || calendars.data.some(([name]) => name !== 'vcalendar'))
    throw new Error('is no iCalendar file (it holds no calendar)');
  return calendars.data;
}

function parsed(text: string): unknown {
  try {
    // Names of a rule are the same in any case (RFC 5545, 2), but not to this reader; and some put a space behind each semicolon.
    return ICAL.parse(text.replace(/^(?:RRULE|EXRULE)\b[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gim, plainly));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const [, part, value] = RULE_PART.exec(why) ?? [];
    const name = part === 'frequency' ? 'FREQ' : part;
    if (name)
      throw new Error(`can't be read: a rule (RRULE) says ${name}=${value}, and there is no such ${partIn(name)}`);
    throw new Error(`is no iCalendar file (${why.slice(0, 200)})`);
  }
}

/** What the reader says of a value that a rule can't have; how it says the bounds is no English. */
const RULE_PART = /^(?:invalid )?(BY[A-Z]+|WKST|frequency)(?:: invalid)? (?:value )?"([^"]{1,40})"/;
const partIn = (part: string) => PARTS.get(part) ?? 'value';
const PARTS: ReadonlyMap<string, string> = new Map([
  ['BYDAY', 'weekday'],
  ['WKST', 'weekday'],
  ['BYMONTH', 'month'],
  ['BYMONTHDAY', 'day of a month'],
  ['BYWEEKNO', 'week'],
  ['BYHOUR', 'hour'],
  ['BYMINUTE', 'minute'],
  ['FREQ', 'frequency'],
]);

/** The space that begins a line which goes on stays. */
const plainly = (rule: string) =>
  rule
    .toUpperCase()
    .replace(/([;=,]) +/g, '$1')
    .replace(/(?<!\n *) +([;=,])/g, '$1');

export const propertiesOf = ([, properties]: Component, name: string) => properties.filter(([n]) => n === name);
export const propertyOf = ([, properties]: Component, name: string) => properties.find(([n]) => n === name);
export const valuesOf = ([, , , ...values]: Property): unknown[] => values;

/** The first value of a property as text. */
export function textOf(component: Component, name: string): string | undefined {
  const value = propertyOf(component, name)?.[3];
  return value === undefined ? undefined : String(value);
}

/** A parameter of a property, in capitals unless it is given as it is written. */
export function parameterOf([, parameters]: Property, name: string): string | undefined {
  const value = parameters[name];
  return typeof value === 'string' ? value : undefined;
}
