import { instantAfter, instantOf, MINUTE_MS } from '../../time/instants.ts';
import type { HealthPlan, HealthRule } from '../company/health.ts';
import { own, withEntry } from '../own.ts';
import type { Look } from './look.ts';
import type { Got, MeasuredPart } from './measurement.ts';
import { newTally, noted, type RuleTally } from './tally.ts';
import { type Together, together } from './together.ts';

/** What is watched where nothing waits for it: what a rollback brought back, and what it left; what came by hand, or was done after nobody waited any more. */
export const LOOKED_AFTER = ['rollback', 'left', 'by-hand', 'late'] as const;
export type LookedAfter = (typeof LOOKED_AFTER)[number];

/** What is watched: one service that a step brought to a region. `previous`: what ran there before, null where nobody knows. */
export type Watched = {
  release: string;
  rollout: string;
  stage: string;
  service: string;
  version: string;
  previous: string | null;
  environment: string;
  region: string;
  /** UTC ISO: when its step began, and when the first step of its rollout did */
  since: string;
  rolloutSince: string;
  /** what nothing waits for: what runs since a rollback, or since somebody brought it live by hand */
  after?: LookedAfter;
};

/** What a rule is held against, once it was measured: `of` tells of which hours. */
export type KnownBase = { of: string; got: Partial<Record<MeasuredPart, Got>> };

/** `go-on`: all rules have held for the soak time; `wait`: not yet, or a bad look is put up with. */
export type Conclusion = 'go-on' | 'wait' | 'unhealthy' | 'unknown';

/** The health of what a step brought, for as long as it has to prove itself. The plan is kept as it was when that began. */
export type Watch = Watched & {
  v: 5;
  id: string;
  plan: HealthPlan;
  /** all rules have to hold for so long */
  soakMs: number;
  /** UTC ISO: when its pipeline was done; looks are done up to `lookedTo` */
  began: string;
  lookedTo: string;
  /** how many looks were done */
  looks: number;
  /** by rule */
  tallies: Record<string, RuleTally>;
  bases: Record<string, KnownBase>;
  /** the last measures of each rule, the newest last, for pictures */
  measures: Record<string, { at: string; value: number }[]>;
  concluded: Conclusion;
  over?: { at: string; why: string };
};

/** One a service and step. */
export const watchId = ({ rollout, stage, service }: Pick<Watched, 'rollout' | 'stage' | 'service'>) =>
  `${rollout}/${stage}/${service}`;

const MEASURES_KEPT = 120;

/** `began`: UTC ISO; the first look begins once the grace is over, at a whole multiple of its length. */
export function newWatch(subject: Watched, plan: HealthPlan, soakMs: number, began: string): Watch {
  const every = plan.everySeconds * 1000;
  const first = Math.ceil((Date.parse(began) + plan.graceSeconds * 1000) / every) * every;
  const lookedTo = instantOf(first);
  const known = { tallies: {}, bases: {}, measures: {}, concluded: 'wait' as const };
  return { v: 5, id: watchId(subject), ...subject, plan, soakMs, began, lookedTo, looks: 0, ...known };
}

/** A watch after one look at each of its rules. */
export function looked(watch: Watch, to: string, looks: Record<string, Look>, bases: Record<string, KnownBase>): Watch {
  let { tallies, measures } = watch;
  for (const rule of watch.plan.rules) {
    const look = own(looks, rule.name);
    if (!look) continue;
    tallies = withEntry(tallies, rule.name, noted(rule, own(tallies, rule.name) ?? newTally(watch.lookedTo), look));
    if (look.value !== undefined) {
      const kept = [...(own(measures, rule.name) ?? []), { at: look.to, value: look.value }].slice(-MEASURES_KEPT);
      measures = withEntry(measures, rule.name, kept);
    }
  }
  const known = Object.entries(bases).reduce((all, [name, base]) => withEntry(all, name, base), watch.bases);
  return {
    ...watch,
    lookedTo: to,
    looks: watch.looks + (to > watch.lookedTo ? 1 : 0),
    tallies,
    measures,
    bases: known,
  };
}

export const tallyOf = (watch: Watch, rule: HealthRule): RuleTally | undefined => own(watch.tallies, rule.name);

/**
 * How all of its rules stand. What was not proved yet, and is good and bad by turns, each for as long as is put up with, would be waited for for ever: that is
 * not known. Of what nothing waits for, what is good again has time to prove itself, however long it was bad.
 */
export function standingOf(watch: Watch): Together {
  const all = together(watch.plan.rules, (rule) => tallyOf(watch, rule));
  const within = withinMs(watch);
  const isLate = watch.looks * watch.plan.everySeconds * 1000 >= within;
  if (all.acts || !isLate || watch.concluded === 'go-on' || isProved(watch, all)) return all;
  if (watch.after !== undefined && all.verdict === 'healthy' && watch.concluded !== 'unknown') return all;
  const [soak, whole] = [watch.soakMs, within].map((ms) => Math.ceil(ms / MINUTE_MS));
  return { ...all, verdict: 'unknown', acts: true, said: `in ${whole} min it never held for ${soak}; ${all.said}` };
}

export function conclusionOf(watch: Watch): Conclusion {
  const all = standingOf(watch);
  if (all.acts && all.verdict !== 'healthy') return all.verdict;
  return isProved(watch, all) ? 'go-on' : 'wait';
}

const isProved = ({ soakMs }: Watch, { verdict, soakedMs }: Together) => verdict === 'healthy' && soakedMs >= soakMs;

/** For how long its looks may go on without a verdict, ms. Where nobody said: three times its soak, half an hour, and as long as looks are put up with. */
function withinMs({ plan, soakMs }: Watch): number {
  if (plan.withinMinutes !== undefined) return Math.max(soakMs, plan.withinMinutes * MINUTE_MS);
  const putUpWith = plan.rules.map((r) =>
    Math.max(r.unknownLimit, r.failureLimit ?? 0, r.consecutiveFailureLimit ?? 0),
  );
  return Math.max(3 * soakMs, HALF_AN_HOUR, Math.max(...putUpWith) * plan.everySeconds * 1000 + soakMs);
}
const HALF_AN_HOUR = 30 * MINUTE_MS;

/** When it will have held for long enough, if all goes well from now on, UTC ISO: a failed look begins its time anew. */
export const provedAt = (watch: Watch): string =>
  instantAfter(watch.lookedTo, Math.max(0, watch.soakMs - standingOf(watch).soakedMs));

/** How many rules share the odds of a false alarm. */
export const decidingRules = ({ rules }: HealthPlan) => rules.filter((r) => r.critical && r.kind !== 'alerts').length;
