import { DAY_MS, HOUR_MS, instantAfter } from '../../time/instants.ts';
import type { HealthRule } from '../company/health.ts';
import { tallyOf, type Watch } from './watch.ts';

/** The next look at a watch: [from, to), UTC ISO, and when its sources know of it. What lies too far back is passed over, and where it is seldom looked at all but what is newest. */
export function nextLook(watch: Watch, now: string) {
  const { plan, lookedTo } = watch;
  const every = plan.everySeconds * 1000;
  const lag = plan.lagSeconds * 1000;
  const behind = isRare(watch) ? Math.ceil(lag / every) + 1 : MOST_BEHIND;
  const earliest = (Math.floor(Date.parse(now) / every) - behind) * every;
  const from = Math.max(Date.parse(lookedTo), earliest);
  const iso = (ms: number) => new Date(ms).toISOString();
  return { from: iso(from), to: iso(from + every), dueAt: iso(from + every + lag) };
}

/** How many looks are made up for after Gonogo was down. */
const MOST_BEHIND = 60;

/** When it is looked at next, UTC ISO. */
export const nextAt = (watch: Watch, now: string): string =>
  isRare(watch) ? instantAfter(now, HOUR_MS) : nextLook(watch, now).dueAt;

/**
 * What was not well for a day where nothing waits for it is looked at once an hour: somebody mends it at last, or brings something else there, and then a page
 * is over and a check opens. From the first good look on it is looked at as often as before, so that it is proved as soon as it can be.
 */
const isRare = (watch: Watch): boolean =>
  watch.after !== undefined && isLookedLongEnough(watch) && watch.plan.rules.some((rule) => isBad(rule, watch));

/** That no alert fires proves nothing, and stands in no way. */
function isBad(rule: HealthRule, watch: Watch): boolean {
  const verdict = tallyOf(watch, rule)?.last?.verdict;
  return rule.critical && (rule.kind === 'alerts' ? verdict === 'unhealthy' : verdict !== 'healthy');
}

/** A day, or twice as long as it has to be well where that is more. */
export const isLookedLongEnough = (watch: Pick<Watch, 'looks' | 'plan' | 'soakMs'>): boolean =>
  lookedMs(watch) >= Math.max(DAY_MS, 2 * watch.soakMs);

/** For how long it was looked at, ms. */
export const lookedMs = ({ looks, plan }: Pick<Watch, 'looks' | 'plan'>): number => looks * plan.everySeconds * 1000;
