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
  const calendars = checked(Array.isArray(read) && Array.isArray(read[0]) ? read : [read]);
  if (!calendars.success || calendars.data.some(([name]) => name !== 'vcalendar'))
    throw new Error('is no iCalendar file (it holds no calendar)');
  return calendars.data;
}

function checked(read: unknown[]) {
  try {
    return z.array(Component).safeParse(read);
  } catch (error) {
    // Thousands of parts, each within the one before it.
    if (error instanceof RangeError)
      throw new Error('is no iCalendar file (too many BEGIN lines have no END before the next)');
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    // Names of a rule are the same in any case (RFC 5545, 2), but not to this reader; and some put a space behind each semicolon.
    return ICAL.parse(text.replace(/^(?:RRULE|EXRULE)\b[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gim, plainly));
  } catch (error) {
    // The reader falls over some empty values, and then says nothing for people.
    if (error instanceof TypeError)
      throw new Error(
        `can't be read: ${oddLineIn(text) ?? 'one of its lines'} has no value, or one that nobody can read`,
      );
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const [, part, value] = RULE_PART.exec(why) ?? [];
    const name = part === 'frequency' ? 'FREQ' : part;
    if (name)
      throw new Error(`can't be read: a rule (RRULE) says ${name}=${value}, and there is no such ${partIn(name)}`);
    throw new Error(`is no iCalendar file (${why.slice(0, 200)})`);
  }
}

/** The name of the first property, with its parameters, over which the reader falls by itself. */
function oddLineIn(text: string): string | undefined {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const odd = lines.find((line) => !/^(BEGIN|END):/i.test(line) && !isRead(line));
  return odd?.split(':')[0]?.slice(0, 60);
}

function isRead(line: string): boolean {
  try {
    ICAL.parse(`BEGIN:VCALENDAR\r\n${line}\r\nEND:VCALENDAR`);
    return true;
  } catch {
    return false;
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

/** The space that begins a line which goes on stays. Each run of spaces is looked at once, however long it is. */
const plainly = (rule: string) =>
  rule.toUpperCase().replace(/ +/g, (spaces, at: number, all: string) => {
    const [before, after] = [all.charAt(at - 1), all.charAt(at + spaces.length)];
    const saysNothing = after === '' || BETWEEN.test(before) || BETWEEN.test(after);
    return before !== '\n' && saysNothing ? '' : spaces;
  });
const BETWEEN = /[;=,]/;

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
