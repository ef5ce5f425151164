import type { WeekOfDeploys } from '../domain/release/rollout/success.ts';
import { wallAt } from '../time/wall.ts';
import { COLOURS, drawing, FILLS, rect, text, WIDTH } from './svg.ts';

const EDGE = 24;
const LEFT = 40;
const TOP = 130;
const HEIGHT = 220;
const BASE = TOP + HEIGHT;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const SUCCESS_TITLE = 'Releases each week';

/** A bar a week, the oldest first: what stayed live is filled, what failed or was taken back is hatched above it. Undefined where nothing was deployed. */
export function successPicture(weeks: readonly WeekOfDeploys[], zone: string): string | undefined {
  const most = Math.max(...weeks.map((w) => w.of));
  if (most <= 0) return undefined;
  const wide = (WIDTH - LEFT - EDGE) / weeks.length;
  return drawing(BASE + 76, [
    text(EDGE, 44, SUCCESS_TITLE, { size: 28, bold: true }),
    rect(EDGE, 66, 20, 20, COLOURS.release),
    text(EDGE + 30, 84, 'went live and stayed', { size: 20 }),
    rect(EDGE + 290, 66, 20, 20, FILLS.freeze.fill, `stroke="${FILLS.freeze.border}" stroke-width="2"`),
    text(EDGE + 320, 84, 'failed, or was taken back', { size: 20 }),
    ...weeks.flatMap((week, i) => bar(week, LEFT + i * wide, wide, most, zone)),
    `<path d="M${EDGE} ${BASE} H${WIDTH - EDGE}" stroke="${COLOURS.ink}" stroke-width="2"/>`,
  ]);
}

function bar({ from, of, stayed }: WeekOfDeploys, left: number, wide: number, most: number, zone: string): string[] {
  const tall = (n: number) => Math.round((n / most) * (HEIGHT - 30));
  const [x, middle] = [Math.round(left + wide * 0.15), Math.round(left + wide / 2)];
  const width = Math.round(wide * 0.7);
  const { day, month } = wallAt(zone, Date.parse(from));
  const trouble = tall(of) - tall(stayed);
  return [
    ...(stayed > 0 ? [rect(x, BASE - tall(stayed), width, tall(stayed), COLOURS.release)] : []),
    ...(trouble > 0
      ? [
          rect(
            x,
            BASE - tall(of),
            width,
            trouble,
            FILLS.freeze.fill,
            `stroke="${FILLS.freeze.border}" stroke-width="2"`,
          ),
        ]
      : []),
    text(middle, BASE - tall(of) - 10, of === 0 ? '0' : `${stayed}/${of}`, {
      size: 19,
      anchor: 'middle',
      width: wide,
    }),
    text(middle, BASE + 28, `${day} ${MONTHS[month]}`, {
      size: 19,
      colour: COLOURS.quiet,
      anchor: 'middle',
      width: wide,
    }),
  ];
}

/** The same in words, for those who can't see it. */
export function successWords(weeks: readonly WeekOfDeploys[], zone: string): string {
  const each = weeks.map(({ from, of, stayed }) => {
    const { day, month } = wallAt(zone, Date.parse(from));
    return `from ${day} ${MONTHS[month]}: ${of === 0 ? 'none' : `${stayed} of ${of}`}`;
  });
  return `${SUCCESS_TITLE} that went live and stayed; ${each.join(', ')} (${zone})`;
}
