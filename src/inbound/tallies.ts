import { redacted } from '../secrets/redact.ts';
import type { Told } from './told.ts';

/** `former`: of all, those by the secret of before; `test`: somebody tried whether it comes in, here or there; `stale`: rightly signed, at a time that is not now; `unknown`: of a service that there is none of; `putOff`: its sender should send it again, for nothing could be kept, or too much was being read. */
const KINDS = ['taken', 'former', 'ignored', 'test', 'unreadable', 'refused', 'stale', 'unknown', 'putOff'] as const;
export type Kind = (typeof KINDS)[number];
/** What a delivery was about: `of` which kinds, where it was taken; `why` it is not used, was not read or is of nothing known. */
type About = { of?: readonly Told['type'][]; why?: string };
/** `last`: when the last came, UTC ISO; `of`: how many told of what; `why` the last is not used, was not read or is of nothing known. */
export type Tally = { count: number; last?: string; of?: Partial<Record<Told['type'], number>>; why?: string };
/** What came from a source since the start. */
export type SourceTally = Record<Kind, Tally>;

/**
 * A source of inbound.yml, and what came from it. `secrets`: the environment variables that hold its secret, and the one of before; `remedy`: what makes its
 * deliveries genuine
 */
export type SourceSeen = { name: string; type: string; secrets: string[]; remedy: string; tally: SourceTally };

/** What was sent to a name that no source has, by a slip or by a stranger. `last`: UTC ISO; `name`: the last of them, where it looks like one. */
export type Astray = { count: number; last: string; name?: string };

/** How much each source sent; of what was not genuine this is all that is kept, so it is not written to the disk. */
export class Tallies {
  readonly #of = new Map<string, SourceTally>();
  astray: Astray | undefined;

  /** Anybody can send anything there: all that is kept is how often, and one short name. `at`: UTC ISO */
  wentAstray(name: string, at: string): void {
    const looksLikeOne = /^[\w.-]{1,60}$/.test(name) && redacted(name) === name;
    this.astray = { count: (this.astray?.count ?? 0) + 1, last: at, ...(looksLikeOne && { name }) };
  }

  /** `at`: UTC ISO */
  count(source: string, kind: Kind, at: string, { of = [], why }: About = {}): void {
    const before = this.of(source);
    const { count, of: known } = before[kind];
    const told = of.length > 0 ? { ...known, ...Object.fromEntries(of.map((t) => [t, (known?.[t] ?? 0) + 1])) } : known;
    const tally = { count: count + 1, last: at, ...(told && { of: told }), ...(why !== undefined && { why }) };
    this.#of.set(source, { ...before, [kind]: tally });
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
