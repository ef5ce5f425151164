import type { Rehearsed } from '../deploy-targets/rehearsal.ts';
import type { StageRequest } from '../deploy-targets/target.ts';
import type { Company } from '../domain/company/company.ts';
import type { People } from '../domain/company/people.ts';
import type { Actor, World } from '../domain/deciding/world.ts';
import type { Astray, SourceSeen } from '../inbound/tallies.ts';
import type { Tending } from '../inbound/test-and-replay.ts';
import type { SetupFinding } from '../setup/finding.ts';
import type { Store } from '../store/store.ts';

/** What everything that decides, looks or answers is given. */
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
