import type { Rehearsed } from '../deploy-targets/rehearsal.ts';
import type { StageRequest } from '../deploy-targets/target.ts';
import type { Company } from '../domain/company/company.ts';
import type { People } from '../domain/company/people.ts';
import { type Knowing, keysOf, knowing, type Read, type Reads } from '../domain/deciding/reads.ts';
import { type Actor, GONOGO, type World } from '../domain/deciding/world.ts';
import type { Astray, SourceSeen } from '../inbound/tallies.ts';
import type { Tending } from '../inbound/tending.ts';
import type { SetupFinding } from '../setup/finding.ts';
import type { Change, Doc, Store } from '../store/store.ts';
import { Reading } from './reading.ts';

export type Setting = {
  store: Store;
  workspace: string;
  company: () => Company;
  people: () => People;
  /** UTC ISO */
  now: () => string;
  /** where people reach Gonogo from outside */
  publicUrl?: string;
  /** what the start-up check found, for whoever keeps Gonogo running; nothing for others */
  setup?: (user: string) => readonly SetupFinding[];
  /** the systems that tell Gonogo something */
  sources?: () => readonly SourceSeen[];
  /** what was meant for one of them, and came under a name that none has */
  astray?: () => Astray | undefined;
  /** what can be done with them */
  tending?: Tending;
  /** what would be done with a step at its target; without it, nothing can be deployed */
  rehearse?: (request: StageRequest) => Promise<Rehearsed>;
};

/** What every decision and every look knows. */
export const worldOf = (setting: Setting, actor: Actor): World => ({
  now: setting.now(),
  workspace: setting.workspace,
  actor,
  company: setting.company(),
  people: setting.people(),
});

/** The world as somebody sees it, for looking only; `read` says in which versions. */
export async function look<R extends Reads>(
  setting: Setting,
  reads: R,
  actor: Actor = GONOGO,
): Promise<{ world: Knowing<R>; read: NonNullable<Change['read']> }> {
  const base = worldOf(setting, actor);
  const reading = await new Reading(setting.store).of(keysOf(reads));
  return { world: knowing(base, reads, reading), read: reading.read };
}

/** The world as somebody sees it, for looking only. */
export const see = async <R extends Reads>(setting: Setting, reads: R, actor: Actor = GONOGO): Promise<Knowing<R>> =>
  (await look(setting, reads, actor)).world;

/** A list for who asks often, outside of any decision: it is entered once for each change of it. `read` is of one list. */
export function often<T>(read: Read<T[]>): (setting: Pick<Setting, 'store'>) => Promise<T[]> {
  const [list = ''] = read.lists;
  const entered = new WeakMap<readonly Doc[], T[]>();
  return async ({ store }) => {
    const { docs } = await store.list(list);
    const known = entered.get(docs);
    if (known) return known;
    const current = read.from({ doc: () => undefined, list: () => docs });
    entered.set(docs, current);
    return current;
  };
}
