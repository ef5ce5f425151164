/** `former`: of all, those by the secret of before; `test`: somebody tried whether it comes in, here or there; `stale`: rightly signed, at a time that is not now; `unknown`: of a service that there is none of; `putOff`: its sender should send it again, for nothing could be kept, or too much was being read. */
const KINDS = ['taken', 'former', 'ignored', 'test', 'unreadable', 'refused', 'stale', 'unknown', 'putOff'] as const;
export type Kind = (typeof KINDS)[number];
/** What came from a source since the start, and when the last of each kind did, UTC ISO. */
export type SourceTally = Record<Kind, { count: number; last?: string }>;

/**
 * A source of inbound.yml, and what came from it. `secrets`: the environment variables that hold its secret, and the one of before; `remedy`: what makes its
 * deliveries genuine
 */
export type SourceSeen = { name: string; type: string; secrets: string[]; remedy: string; tally: SourceTally };

/** How much each source sent; of what was not genuine this is all that is kept, so it is not written to the disk. */
export class Tallies {
  readonly #of = new Map<string, SourceTally>();

  /** `at`: UTC ISO */
  count(source: string, kind: Kind, at: string): void {
    const before = this.of(source);
    this.#of.set(source, { ...before, [kind]: { count: before[kind].count + 1, last: at } });
  }

  of(source: string): SourceTally {
    const none = { count: 0 };
    return (
      this.#of.get(source) ?? {
        taken: none,
        former: none,
        ignored: none,
        test: none,
        unreadable: none,
        refused: none,
        stale: none,
        unknown: none,
        putOff: none,
      }
    );
  }
}
