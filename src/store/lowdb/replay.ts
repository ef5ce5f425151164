import { applyHeads, applyLine } from './apply-line.ts';
import { FORMAT, unknownFormat } from './folder.ts';
import { decodeHeader, decodeLine, type Line } from './line.ts';
import { linesIn, placeOf, type Segments } from './segments.ts';
import type { StoreState } from './state.ts';

type At = { segment: number; offset: number; nth: number };
/** `bytes`: how much was read; `end`: where the last whole line ends; `reached`: its number; `torn`: what follows it was written only in part. */
export type Replayed = { bytes: number; end: number; reached: number; torn?: At };

/**
 * Brings the lines after `state.line` into the state. Lines are written while those before them are not durable yet; so a damaged line, and
 * all after it, is a torn end if no whole line says that it was durable. Otherwise it is damage.
 */
export async function replay(segments: Segments, state: StoreState, names: number[]): Promise<Replayed> {
  const reading = new Reading(segments, state);
  for (const segment of names) await reading.read(segment);
  const { bytes, end, reached, torn } = reading;
  return { bytes, end, reached, ...(torn && { torn }) };
}

class Reading {
  bytes = 0;
  end = 0;
  torn: At | undefined;
  /** the number that the next line must have; the first segment says with which it begins */
  private next: number | undefined;
  /** the segment that was read before this one */
  private last: number | undefined;
  private readonly segments: Segments;
  private readonly state: StoreState;
  /** what the snapshot knew */
  private readonly known: number;

  constructor(segments: Segments, state: StoreState) {
    this.segments = segments;
    this.state = state;
    this.known = state.line;
  }

  async read(segment: number): Promise<void> {
    // A segment is begun only when all before it is durable.
    if (this.torn) this.damaged(this.torn);
    let nth = 0;
    let length = 0;
    for await (const { bytes, from } of this.segments.pieces(segment)) {
      for (const { at, bytes: line, whole } of linesIn(bytes)) {
        nth += 1;
        this.see(line, whole, { segment, offset: from + at, nth });
      }
      length = from + bytes.length;
    }
    // Created and not written to any more: it is begun anew.
    if (length === 0) this.torn = { segment, offset: 0, nth: 1 };
    this.bytes += length;
    this.end = this.torn?.offset ?? length;
  }

  /** Number of the last whole line; 0 where not even the first line of a segment is. */
  get reached(): number {
    return (this.next ?? 1) - 1;
  }

  private see(bytes: Buffer, whole: boolean, at: At): void {
    // No line is written before the first line is durable.
    if (this.torn?.nth === 1) this.damaged(this.torn);
    const understood = at.nth === 1 ? this.begin(bytes, whole, at) : this.line(bytes, whole, at);
    if (!understood) this.torn ??= at;
  }

  private begin(bytes: Buffer, whole: boolean, at: At): boolean {
    const found = decodeHeader(bytes);
    if (found && found.format > FORMAT) throw unknownFormat(this.segments.path(at.segment));
    if (!whole || !found?.header) return false;
    const { line } = found.header;
    if (this.next === undefined ? line > this.known + 1 : line !== this.next) this.misplaced(at.segment);
    this.next = line;
    this.last = at.segment;
    return true;
  }

  private line(bytes: Buffer, whole: boolean, at: At): boolean {
    const found = whole ? decodeLine(bytes) : undefined;
    if (!found) return false;
    const next = this.next ?? 0;
    if (this.torn) {
      if (found.durable >= next) this.damaged(this.torn);
      return true;
    }
    if (found.number !== next) this.damaged(at);
    const place = placeOf(at.segment, at.offset);
    // Staged when the snapshot was taken, and written after it: only its place is news.
    if (found.number <= this.known) applyHeads(this.state.space(found.line.w ?? ''), found.line, place);
    else this.apply(found.line, place, at);
    this.state.line = Math.max(this.known, found.number);
    this.next = next + 1;
    return true;
  }

  private apply(line: Line, place: number, at: At): void {
    try {
      applyLine(this.state, line, place);
    } catch (error) {
      this.segments.misfit(at.segment, at.nth, error);
    }
  }

  private misplaced(segment: number): never {
    if (this.last === segment - 1) this.segments.diverged(this.last, segment);
    this.segments.missing(segment - 1);
  }

  private damaged({ segment, nth }: At): never {
    this.segments.damaged(segment, `line ${nth}`);
  }
}
