import { redacted } from '../secrets/redact.ts';
import type { Told } from './told.ts';

/** `former`: of all, those by the secret of before; `test`: somebody tried whether it comes in, here or there; `stale`: rightly signed, at a time that is not now; `unknown`: of a service that there is none of; `putOff`: its sender should send it again, for nothing could be kept, or too much was being read. */
export const KINDS = [
  'taken',
  'former',
  'ignored',
  'test',
  'unreadable',
  'refused',
  'stale',
  'unknown',
  'putOff',
] as const;
export type Kind = (typeof KINDS)[number];
/** What a delivery was about: `of` which kinds, where it was taken; `why` it is not used, was not read or is of nothing known. */
type About = { of?: readonly Told['type'][]; why?: string };
/** `last`: when the last came, UTC ISO; `of`: how many told of what; `why` the last is not used, was not read or is of nothing known. */
export type Tally = {
  count: number;
  last?: string | undefined;
  of?: Partial<Record<Told['type'], number>> | undefined;
  why?: string | undefined;
};
/** What came from a source since it is counted. */
export type SourceTally = Record<Kind, Tally>;

/**
 * A source of inbound.yml, and what came from it. `secrets`: the environment variables that hold its secret, and the one of before; `remedy`: what makes its
 * deliveries genuine; `since`: when it was first counted, UTC ISO
 */
export type SourceSeen = {
  name: string;
  type: string;
  secrets: string[];
  remedy: string;
  tally: SourceTally;
  since?: string;
};

/** What was sent to a name that no source has, by a slip or by a stranger. `last`: UTC ISO; `name`: the last of them, where it looks like one. */
export type Astray = { count: number; last: string; name?: string | undefined };

/** All that is counted, as it is kept over a restart. */
export type TalliesKnown = {
  since: string;
  sources: Record<string, Partial<Record<Kind, Tally>>>;
  astray?: Astray | undefined;
};

const DAY_MS = 24 * 60 * 60_000;
/** What was put right long ago troubles nobody any more. */
const FORGOTTEN_MS = 30 * DAY_MS;
const NONE: Tally = { count: 0 };

/** How much each source sent; of what was not genuine this is all that is kept. `since`: UTC ISO */
export class Tallies {
  readonly #of: Map<string, Partial<Record<Kind, Tally>>>;
  readonly since: string | undefined;
  astray: Astray | undefined;
  /** There is something to be kept. */
  onChange: () => void = () => undefined;

  constructor(known?: TalliesKnown, now?: string) {
    this.#of = new Map(Object.entries(known?.sources ?? {}));
    this.since = known?.since ?? now;
    this.astray = known?.astray;
  }

  known(): TalliesKnown {
    return {
      since: this.since ?? '',
      sources: Object.fromEntries(this.#of),
      ...(this.astray && { astray: this.astray }),
    };
  }

  /** Anybody can send anything there: all that is kept is how often, and one short name. `at`: UTC ISO */
  wentAstray(name: string, at: string): void {
    const looksLikeOne = /^[\w.-]{1,60}$/.test(name) && redacted(name) === name;
    this.astray = { count: (this.astray?.count ?? 0) + 1, last: at, ...(looksLikeOne && { name }) };
    this.onChange();
  }

  /** `at`: UTC ISO */
  count(source: string, kind: Kind, at: string, { of = [], why }: About = {}): void {
    const before = this.#of.get(source);
    const { count, of: known } = lately(before?.[kind], at);
    const told = of.length > 0 ? { ...known, ...Object.fromEntries(of.map((t) => [t, (known?.[t] ?? 0) + 1])) } : known;
    const tally = { count: count + 1, last: at, ...(told && { of: told }), ...(why !== undefined && { why }) };
    this.#of.set(source, { ...before, [kind]: tally });
    this.onChange();
  }

  /** `at`: UTC ISO */
  of(source: string, at?: string): SourceTally {
    const known = this.#of.get(source);
    const tally = (kind: Kind) => lately(known?.[kind], at);
    return {
      taken: tally('taken'),
      former: tally('former'),
      ignored: tally('ignored'),
      test: tally('test'),
      unreadable: tally('unreadable'),
      refused: tally('refused'),
      stale: tally('stale'),
      unknown: tally('unknown'),
      putOff: tally('putOff'),
    };
  }
}

/** As long as the last of it is not long ago. */
const lately = (tally: Tally | undefined, at: string | undefined): Tally =>
  tally && !(at !== undefined && Date.parse(tally.last ?? '') < Date.parse(at) - FORGOTTEN_MS) ? tally : NONE;
