import { type Component, type Property, parameterOf, propertiesOf, textOf } from './file.ts';

const ADDRESS = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
const isAddress = (text: string) => text.length <= 254 && ADDRESS.test(text);
const OUT = { partstat: ['DECLINED', 'DELEGATED'], role: ['NON-PARTICIPANT'] };
const NO_PERSON = /^(room|resource|group)$/i;

/**
 * Who is on duty during an event, by e-mail address: the people who attend it and did not decline, or the address that its title is. Undefined
 * when it is about nobody: a lunch.
 */
export function peopleOf(event: Component): string[] | undefined {
  const attendees = propertiesOf(event, 'attendee').flatMap((a) => {
    const address = NO_PERSON.test(parameterOf(a, 'cutype') ?? '') ? undefined : addressOf(a);
    return address === undefined ? [] : [{ address, comes: comes(a) }];
  });
  if (attendees.length > 0) return [...new Set(attendees.flatMap((a) => (a.comes ? [a.address] : [])))];
  const title = (textOf(event, 'summary') ?? '').trim().toLowerCase();
  return isAddress(title) ? [title] : undefined;
}

/** Its EMAIL parameter (RFC 7986) or its address. */
function addressOf(attendee: Property): string | undefined {
  const written = [parameterOf(attendee, 'email'), String(attendee[3] ?? '')];
  return written.map((a) => mailed((a ?? '').trim()).toLowerCase()).find(isAddress);
}

/** In a mailto: a plus may be written %2B (RFC 6068). */
function mailed(text: string): string {
  const [, address] = /^mailto:([^?]*)/i.exec(text) ?? [];
  if (address === undefined) return text;
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const comes = (attendee: Property) =>
  Object.entries(OUT).every(([name, out]) => !out.includes((parameterOf(attendee, name) ?? '').toUpperCase()));
