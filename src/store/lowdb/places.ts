import { encodeLine } from './line.ts';
import type { Writing } from './open.ts';
import { placeOf } from './segments.ts';
import type { Space } from './space.ts';
import type { PendingLine } from './state.ts';

/** Where facts lie in the journal: each names the place of the one before it in its stream, and is found there once it is durable. */
export class Places {
  /** of facts in lines that are not durable yet */
  private placed: { number: number; space: Space; stream: string; place: number }[] = [];

  /** A line as it is written next; `durable`: the number of the newest durable line. */
  encode({ number, space, line }: PendingLine, writing: Writing, durable: number): Buffer {
    const place = placeOf(writing.segment, writing.offset);
    for (const fact of line.f ?? []) {
      const before = space.heads.get(fact.stream)?.written ?? -1;
      if (before >= 0) fact.p = before;
    }
    for (const { stream } of line.f ?? []) {
      space.moveHead(stream, (head) => ({ ...head, written: place }));
      this.placed.push({ number, space, stream, place });
    }
    const bytes = encodeLine({ number, durable }, line);
    writing.offset += bytes.length;
    return bytes;
  }

  /** All lines up to this number are durable now. */
  durable(upTo: number): void {
    const later = this.placed.findIndex(({ number }) => number > upTo);
    for (const { space, stream, place } of this.placed.splice(0, later < 0 ? this.placed.length : later))
      space.moveHead(stream, (head) => ({ ...head, place }));
  }
}
