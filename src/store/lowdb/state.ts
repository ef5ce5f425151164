import type { Line } from './line.ts';
import { Space } from './space.ts';

/** A staged commit that is not written yet. */
export type PendingLine = { number: number; space: Space; line: Line };

/** What lowdb holds: everything about now, and where in the journal the past lies. */
export class StoreState {
  spaces = new Map<string, Space>();
  errandId = 0;
  /** the number of the newest staged line */
  line = 0;
  pending: PendingLine[] = [];
  /** every touch of a list bumps it, so a list that is emptied and filled again never shows an old revision */
  private revision = 0;

  space(workspace: string): Space {
    const known = this.spaces.get(workspace) ?? new Space(workspace, () => ++this.revision);
    this.spaces.set(workspace, known);
    return known;
  }

  forget(now: number): void {
    for (const { remembered } of this.spaces.values())
      for (const [key, until] of remembered) if (until < now) remembered.delete(key);
  }
}
