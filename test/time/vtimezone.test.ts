import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { vtimezone } from '../../src/time/vtimezone.ts';
import zones from '../fixtures/dst-transitions.json' with { type: 'json' };

const [FROM, UNTIL] = [Date.UTC(2026, 0), Date.UTC(2028, 0)];
const ALIASES = [
  'Europe/Amsterdam',
  'Europe/Stockholm',
  'Europe/Oslo',
  'Europe/Zagreb',
  'Asia/Kuala_Lumpur',
  'US/Eastern',
  'America/Vancouver',
  'Asia/Calcutta',
];

/** The wall-clock fields of an instant as this machine shows them, without our own code. */
function clockOf(zone: string) {
  const two = '2-digit';
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
  });
  return (at: number) => {
    const parts = format.formatToParts(at);
    const of = (type: string) => Number(parts.find((p) => p.type === type)?.value);
    const [year, month, day] = [of('year'), of('month'), of('day')];
    return { year, month, day, hour: of('hour'), minute: of('minute'), second: 0, isDate: false };
  };
}

describe.each([...Object.keys(zones), ...ALIASES])('%s', (zone) => {
  test('another reader finds each wall-clock time at its instant, through two years', () => {
    const component = new ICAL.Component(ICAL.parse(vtimezone(zone, FROM, UNTIL)));
    expect(component.getFirstPropertyValue('tzid')).toBe(zone);
    const read = new ICAL.Timezone(component);
    const shown = clockOf(zone);
    let differing = 0;
    for (let at = FROM; at < UNTIL; at += 9.5 * 3_600_000)
      // Of times that are there twice, readers differ.
      if (new ICAL.Time(shown(at), read).toUnixTime() * 1000 !== at) differing += 1;
    expect(differing).toBeLessThanOrEqual(2);
  });
});

test('a zone without changes has one observance; one that changes names each change', () => {
  expect(vtimezone('Asia/Kolkata', FROM, UNTIL).split('\r\n')).toEqual([
    'BEGIN:VTIMEZONE',
    'TZID:Asia/Kolkata',
    'BEGIN:STANDARD',
    'DTSTART:20260101T053000',
    'TZOFFSETFROM:+0530',
    'TZOFFSETTO:+0530',
    'END:STANDARD',
    'END:VTIMEZONE',
  ]);
  const lordHowe = vtimezone('Australia/Lord_Howe', FROM, UNTIL);
  expect(lordHowe).toContain(
    ['BEGIN:STANDARD', 'DTSTART:20260405T020000', 'TZOFFSETFROM:+1100', 'TZOFFSETTO:+1030'].join('\r\n'),
  );
  expect(lordHowe).toContain(
    ['BEGIN:DAYLIGHT', 'DTSTART:20261004T020000', 'TZOFFSETFROM:+1030', 'TZOFFSETTO:+1100'].join('\r\n'),
  );
  expect(vtimezone('America/Nuuk', FROM, UNTIL)).toContain(
    'DTSTART:20260328T230000\r\nTZOFFSETFROM:-0200\r\nTZOFFSETTO:-0100',
  );
});
