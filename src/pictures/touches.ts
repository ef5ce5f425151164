import { COLOURS, drawing, mark, rect, text, WIDTH } from './svg.ts';

/** A service around a release; `busy`: another release that is open there. */
export type Node = { service: string; version?: string; busy?: string };
export type Touches = { needs: Node[]; own: Node[]; neededBy: Node[]; lines: [string, string][] };

const BOX = { width: 206, height: 62, gap: 22 };
const COLUMNS = [24, (WIDTH - BOX.width) / 2, WIDTH - BOX.width - 24] as const;

/** What a release touches: what it needs to the left, what needs it to the right, arrows from who needs to what is needed. */
export function touchesPicture(title: string, { needs, own, neededBy, lines }: Touches): string {
  const columns = [needs, own, neededBy];
  const rows = Math.max(...columns.map((c) => c.length), 1);
  const height = 130 + rows * (BOX.height + BOX.gap);
  const places = new Map<string, { x: number; y: number }>();
  columns.forEach((column, i) => {
    const top = 120 + ((rows - column.length) * (BOX.height + BOX.gap)) / 2;
    column.forEach((node, j) => {
      places.set(node.service, { x: COLUMNS[i] ?? 0, y: top + j * (BOX.height + BOX.gap) });
    });
  });
  const heads = ['needs', 'releases', 'is needed by'].map((word, i) =>
    text((COLUMNS[i] ?? 0) + BOX.width / 2, 98, word, { size: 20, colour: COLOURS.quiet, anchor: 'middle' }),
  );
  const arrows = lines.flatMap(([from, to]) => {
    const [a, b] = [places.get(from), places.get(to)];
    if (!a || !b || a.x === b.x) return [];
    const [x1, x2] = [a.x, b.x + BOX.width];
    const [y1, y2] = [a.y + BOX.height / 2, b.y + BOX.height / 2];
    return [
      `<path d="M${x1} ${y1} L${x2 + 9} ${y2}" stroke="${COLOURS.quiet}" stroke-width="2" fill="none"/>`,
      `<path d="M${x2 + 1} ${y2} l11 -6 l0 12 Z" fill="${COLOURS.quiet}"/>`,
    ];
  });
  const boxes = columns.flatMap((column, i) => column.flatMap((node) => box(node, places.get(node.service), i === 1)));
  return drawing(height, [
    text(24, 46, title, { size: 26, bold: true, width: WIDTH - 48 }),
    ...heads,
    ...arrows,
    ...boxes,
  ]);
}

function box({ service, version, busy }: Node, at: { x: number; y: number } | undefined, own: boolean): string[] {
  if (!at) return [];
  const { x, y } = at;
  const middle = x + BOX.width / 2;
  const border = `rx="8" stroke="${own ? COLOURS.release : busy ? COLOURS.deadline : COLOURS.quiet}" stroke-width="${own || busy ? 4 : 1.5}"`;
  const below = version ?? busy;
  return [
    rect(x, y, BOX.width, BOX.height, COLOURS.paper, border),
    text(middle, y + (below ? 27 : 39), service, { size: 22, bold: own, anchor: 'middle', width: BOX.width - 12 }),
    below
      ? text(middle, y + 51, below, { size: 19, colour: COLOURS.quiet, anchor: 'middle', width: BOX.width - 44 })
      : '',
    busy ? mark('deadline', x + 8, y + 45) : '',
  ];
}
