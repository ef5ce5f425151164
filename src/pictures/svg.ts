/** The parts of pictures: plain SVG, drawn to be read on a phone, where a picture 720 wide is about 375 points. */

export const WIDTH = 720;
/** Colours that colour-blind people tell apart (Okabe and Ito, 2008); every kind has a shape and a word of its own besides. */
export const COLOURS = {
  ink: '#1d1c1d',
  quiet: '#616061',
  faint: '#949494',
  line: '#d9d9d9',
  paper: '#ffffff',
  release: '#0072b2',
  freeze: '#d55e00',
  train: '#009e73',
  deadline: '#a6467e',
  trouble: '#a8001c',
  today: '#f1f1f1',
} as const;

/** Texts come from people: nothing in them is markup. */
const escaped = (text: string) =>
  text
    // What XML does not allow: control characters, lone surrogates, two that are no characters.
    .replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

type Look = { size?: number; colour?: string; bold?: boolean; anchor?: 'start' | 'middle' | 'end'; width?: number };

export function text(x: number, y: number, said: string, look: Look = {}): string {
  const { size = 24, colour = COLOURS.ink, bold = false, anchor = 'start', width } = look;
  const fits = width === undefined ? said : fitted(said, width, size, bold);
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}" text-anchor="${anchor}"${bold ? ' font-weight="bold"' : ''}>${escaped(fits)}</text>`;
}

/** A line that leads with a word in bold. */
export const led = (x: number, y: number, lead: string, said: string, size: number): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${COLOURS.ink}"><tspan font-weight="bold">${escaped(lead)}</tspan>${said === '' ? '' : ` ${escaped(said)}`}</text>`;

/** How wide a text is at most, by the widths that `fitted` cuts by. */
export const widthOf = (said: string, size: number, bold = false) => [...said].length * size * (bold ? 0.67 : 0.6);

/** Pieces in lines no wider than a width; a piece is never broken. */
export function inLines(pieces: string[], between: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const longer = `${lines.at(-1)}${between}${piece}`;
    if (lines.length > 0 && widthOf(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines;
}

/** Words in so many lines at most, the last one cut in its middle to what fits. */
export function wrapped(said: string, most: number, width: number, size: number): string[] {
  const lines = inLines(said.split(' '), ' ', width, size);
  const whole = lines.length <= most ? lines : [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')];
  return whole.map((line) => fitted(line, width, size));
}

/** Cut in its middle to what fits, as names that begin alike differ at their ends: letters of DejaVu Sans are about 0.6 of their size wide, bold ones 0.67. */
export function fitted(said: string, width: number, size: number, bold = false): string {
  const most = Math.max(1, Math.floor(width / (size * (bold ? 0.67 : 0.6))));
  const letters = [...said];
  if (letters.length <= most) return said;
  const last = Math.floor((most - 1) / 2);
  return `${letters.slice(0, most - 1 - last).join('')}…${letters.slice(letters.length - last).join('')}`;
}

export const rect = (x: number, y: number, width: number, height: number, fill: string, more = '') =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`;

export type BarKind = 'freeze' | 'soft' | 'closed' | 'train' | 'deadline';

/** The kinds that last: how they are filled, and their border. */
export const FILLS = {
  freeze: { fill: 'url(#frozen)', border: COLOURS.freeze },
  soft: { fill: 'url(#soft)', border: COLOURS.freeze },
  closed: { fill: 'url(#closed)', border: COLOURS.faint },
} as const;

/** A mark 20 wide: a hatched or dotted square, a triangle, a diamond. */
export function mark(kind: BarKind, x: number, y: number): string {
  switch (kind) {
    case 'freeze':
    case 'soft':
    case 'closed':
      return rect(x + 1, y - 9, 18, 18, FILLS[kind].fill, `stroke="${FILLS[kind].border}" stroke-width="2"`);
    case 'train':
      return `<path d="M${x + 1} ${y - 9} L${x + 19} ${y} L${x + 1} ${y + 9} Z" fill="none" stroke="${COLOURS.train}" stroke-width="3"/>`;
    case 'deadline':
      return `<path d="M${x + 10} ${y - 10} L${x + 20} ${y} L${x + 10} ${y + 10} L${x} ${y} Z" fill="${COLOURS.deadline}"/>`;
  }
}

/** Dense hatching stands for a freeze, sparse hatching the other way for a soft one, dots for closed deploy windows. */
const HATCHES = `<pattern id="frozen" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="9" height="9" fill="#fdeee2"/><rect width="3" height="9" fill="${COLOURS.freeze}"/></pattern><pattern id="soft" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="12" height="12" fill="${COLOURS.paper}"/><rect width="1.5" height="12" fill="${COLOURS.freeze}"/></pattern><pattern id="closed" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" fill="${COLOURS.paper}"/><circle cx="3.5" cy="3.5" r="1.3" fill="${COLOURS.faint}"/></pattern>`;

export const drawing = (height: number, parts: string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${Math.ceil(height)}" font-family="DejaVu Sans"><defs>${HATCHES}</defs>${rect(0, 0, WIDTH, Math.ceil(height), COLOURS.paper)}${parts.join('')}</svg>`;
