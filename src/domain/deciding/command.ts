import type { z } from 'zod';
import type { Right } from '../company/roles.ts';
import { type ShownParts, sinceShown } from '../shown.ts';
import { type Decision, isRefusal } from './decision.ts';
import { type Keys, type Knowing, keysOf, knowing, type Reads, type Snapshot } from './reads.ts';
import type { World } from './world.ts';

type Named = { type: string };
/** `shown`: the print of what was shown with the question whether to do it, where somebody was asked. */
type AsShown<C> = C & { shown?: string };

/**
 * A command: what it takes of whoever asks for it (nothing said: what else they are decides, or it is nobody's to ask for), what it reads, and its
 * decision. `shows`: what is said yes to by it; where that is another by now than it was shown, nothing is decided. `also`: a second round, for what only the first one names (the release, then the lists of its week);
 * `further`: a third, for what only both name (the release, its builds, then what is known of their commits).
 * `timer`: the arguments of one that a timer holds; they are parsed when it is due, since an older version may have written them.
 */
type Definition<C extends Named, First extends Reads, Second extends Reads, Third extends Reads, T> = {
  timer?: z.ZodType<Omit<C, 'type'>>;
  takes?: T;
  reads: (command: C) => First;
  also?: (seen: Knowing<First>, command: C) => Second;
  further?: (seen: Knowing<First & Second>, command: C) => Third;
  shows?: (world: Knowing<First & Second & Third>, command: C) => ShownParts;
  decide: (world: Knowing<First & Second & Third>, command: C) => Decision;
};

/** The rounds in which a command reads, and then its decision. */
export type Deciding = Generator<Keys, Decision, Snapshot>;
export type Showing = Generator<Keys, ShownParts, Snapshot>;

export type CommandKind<C extends Named> = {
  /** the arguments that a timer may hold for it */
  timer?: z.ZodType<Omit<C, 'type'>>;
  takes?: Right;
  deciding(world: World, command: AsShown<C>): Deciding;
  /** what is said yes to by it, as it is now */
  showing(world: World, command: C): Showing;
  /** as it was written, for who looks at what a command reads */
  definition: {
    reads(command: C): Reads;
    also?(seen: never, command: C): Reads;
    further?(seen: never, command: C): Reads;
    shows?(world: never, command: C): ShownParts;
    decide(world: never, command: C): Decision;
  };
};

/** A command of whatever kind: the table that it comes from knows which. */
export type AnyCommandKind = CommandKind<Named>;

export function command<C extends Named>() {
  return <
    First extends Reads,
    Second extends Reads = Record<never, never>,
    Third extends Reads = Record<never, never>,
    T extends Right | undefined = undefined,
  >(
    definition: Definition<C, First, Second, Third, T>,
  ): CommandKind<C> & { takes: T } => {
    function* known(world: World, asked: C): Generator<Keys, Knowing<First & Second & Third>, Snapshot> {
      const { reads, also, further } = definition;
      const first = reads(asked);
      let seen = yield keysOf(first);
      const second = also?.(knowing(world, first, seen), asked);
      if (second) seen = yield keysOf(second);
      const both = { ...first, ...second } as First & Second;
      const third = further?.(knowing(world, both, seen), asked);
      if (third) seen = yield keysOf(third);
      return knowing(world, { ...both, ...third } as First & Second & Third, seen);
    }
    return {
      ...(definition.timer && { timer: definition.timer }),
      // Left out it is undefined, and so is T.
      takes: definition.takes as T,
      definition,
      *deciding(world, asked): Deciding {
        const all = yield* known(world, asked);
        const decision = definition.decide(all, asked);
        // Who asks twice hears that it is done, and who asks in vain why, rather than that something is not as it was.
        if (asked.shown === undefined || isRefusal(decision) || decision.facts.length === 0) return decision;
        return sinceShown(asked.shown, definition.shows?.(all, asked) ?? {}) ?? decision;
      },
      *showing(world, asked): Showing {
        const all = yield* known(world, asked);
        return definition.shows?.(all, asked) ?? {};
      },
    };
  };
}
