import { instantOf } from '../time/instants.ts';
import { wallAt } from '../time/wall.ts';
import { COLOURS, drawing, rect, text, WIDTH, wrapped } from './svg.ts';

/** A measure over time. `deploys`: when steps were done; `limit`: what is allowed at most. Times are UTC ISO, points the oldest first. */
export type Measured = {
  title: string;
  unit: string;
  points: readonly { at: string; value: number }[];
  limit?: number;
  deploys: readonly { at: string; name: string }[];
};

const EDGE = 24;
const LEFT = 110;
const TOP = 164;
const HEIGHT = 220;
const RIGHT = WIDTH - EDGE;

/** The measure around a deploy: its line, the limit as a dashed line with its words, and each step as an upright line with its name. Undefined where there is nothing to draw. */
export function measurePicture(measured: Measured, zone: string): string | undefined {
  const points = measured.points.filter((p) => Number.isFinite(p.value));
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return undefined;
  const { title, unit, limit } = measured;
  const from = Math.min(Date.parse(first.at), ...measured.deploys.map((d) => Date.parse(d.at)));
  const until = Math.max(Date.parse(last.at), from + 60_000);
  const most = Math.max(...points.map((p) => p.value), limit ?? 0) * 1.1 || 1;
  const least = Math.min(0, ...points.map((p) => p.value));
  const x = (at: string) => round(LEFT + ((Date.parse(at) - from) / (until - from)) * (RIGHT - LEFT));
  const y = (value: number) => round(TOP + HEIGHT - ((value - least) / (most - least)) * HEIGHT);
  const line = points.map((p, i) => `${i === 0 ? 'M' : 'L'}${x(p.at)} ${y(p.value)}`).join(' ');
  return drawing(TOP + HEIGHT + 60, [
    ...wrapped(title, 2, WIDTH - 2 * EDGE, 26).map((line, i) => text(EDGE, 40 + i * 32, line, { size: 26 })),
    text(EDGE, 104, `Times in ${zone}`, { size: 20, colour: COLOURS.quiet }),
    rect(LEFT, TOP, RIGHT - LEFT, HEIGHT, 'none', `stroke="${COLOURS.line}" stroke-width="1.5"`),
    text(LEFT - 10, y(most / 1.1) + 7, label(most / 1.1, unit), { size: 20, anchor: 'end', width: LEFT - 14 }),
    text(LEFT - 10, TOP + HEIGHT + 7, label(least, unit), { size: 20, anchor: 'end', width: LEFT - 14 }),
    ...measured.deploys.map((d, i) => step(x(d.at), i, d.name, clock(d.at, zone))),
    ...(limit === undefined ? [] : limited(y(limit), `allowed ${label(limit, unit)}`)),
    `<path d="${line}" fill="none" stroke="${COLOURS.release}" stroke-width="4" stroke-linejoin="round"/>`,
    ...points.map((p) => dot(x(p.at), y(p.value), limit !== undefined && p.value > limit)),
    text(LEFT, TOP + HEIGHT + 38, clock(instantOf(from), zone), { size: 20, colour: COLOURS.quiet }),
    text(RIGHT, TOP + HEIGHT + 38, clock(last.at, zone), { size: 20, colour: COLOURS.quiet, anchor: 'end' }),
  ]);
}

/** The same in words, for those who can't see it. */
export function measureWords({ title, unit, points, limit, deploys }: Measured, zone: string): string {
  const known = points.filter((p) => Number.isFinite(p.value));
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last) return `${title}: nothing was measured`;
  const worst = known.reduce((a, b) => (b.value > a.value ? b : a));
  const over = limit === undefined ? 0 : known.filter((p) => p.value > limit).length;
  const parts = [
    `${title}: ${label(first.value, unit)} at ${clock(first.at, zone)}, ${label(last.value, unit)} at ${clock(last.at, zone)}`,
    `highest ${label(worst.value, unit)} at ${clock(worst.at, zone)}`,
    ...(limit === undefined ? [] : [`allowed ${label(limit, unit)}, exceeded ${over} of ${known.length} times`]),
    ...deploys.map((d) => `${d.name} at ${clock(d.at, zone)}`),
  ];
  return `${parts.join('; ')} (${zone})`;
}

const round = (n: number) => Math.round(n * 10) / 10;
const label = (value: number, unit: string) =>
  `${value.toLocaleString('en-US', { maximumSignificantDigits: 3 })}${unit === '' ? '' : ` ${unit}`}`;

function clock(at: string, zone: string): string {
  const { hour, minute } = wallAt(zone, Date.parse(at));
  return [hour, minute].map((n) => String(n).padStart(2, '0')).join(':');
}

/** Names of steps that come close to each other stand in two rows. */
const step = (x: number, i: number, name: string, time: string) =>
  [
    `<path d="M${x} ${TOP - 4} V${TOP + HEIGHT}" stroke="${COLOURS.train}" stroke-width="3"/>`,
    text(x > WIDTH / 2 ? x - 6 : x + 6, TOP - 8 - (i % 2) * 22, `${name}, ${time}`, {
      size: 19,
      anchor: x > WIDTH / 2 ? 'end' : 'start',
      width: 260,
    }),
  ].join('');

const limited = (y: number, said: string) => [
  `<path d="M${LEFT} ${y} H${RIGHT}" stroke="${COLOURS.trouble}" stroke-width="3" stroke-dasharray="10 7"/>`,
  text(LEFT + 6, y - 8, said, { size: 19, colour: COLOURS.trouble }),
];

/** What exceeds the limit is a square, so that it differs without its colour too. */
const dot = (x: number, y: number, over: boolean) =>
  over ? rect(x - 6, y - 6, 12, 12, COLOURS.trouble) : `<circle cx="${x}" cy="${y}" r="5" fill="${COLOURS.release}"/>`;
