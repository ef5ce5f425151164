import type { HearIncident } from '../../../src/domain/incident/hear-incident.ts';
import { newestOpening, verdictOf } from '../../../src/domain/incident/openings.ts';
import { causeWords } from '../../../src/domain/incident/words.ts';
import { deploy, report } from '../facts/steps.ts';
import { approved, type Given } from '../given.ts';
import { spoken } from '../spoken.ts';

export const at = (time: string) => `2026-03-03T${time}:00.000Z`;
export const told = (more: Partial<HearIncident> = {}): HearIncident => ({
  type: 'HearIncident',
  source: 'pagerduty',
  key: 'P1',
  service: 'api',
  environment: 'production',
  state: 'open',
  title: 'Checkout fails',
  startedAt: at('12:05'),
  at: at('12:05'),
  ...more,
});
/** 4.2 of the API and 2.9 of the ledger went out at 12:00; it is 12:06 or later. */
export const deployed = (now = at('12:06')) => approved().done(deploy).at(now);
export const live = (now = at('12:06')) =>
  approved()
    .done(deploy, report('eu', 'succeeded', 1), report('us', 'succeeded', 1))
    .at(now);
export const only = (g: Given) => {
  const [incident, ...others] = g.world.incidents;
  if (!incident || others.length > 0) throw new Error(`there are ${others.length + (incident ? 1 : 0)} incidents`);
  return incident;
};
export const opening = (g: Given) => {
  const newest = newestOpening(only(g));
  if (!newest) throw new Error('it never opened');
  return newest;
};
export const found = (g: Given) => opening(g).causes;
export const verdict = (g: Given) => verdictOf(only(g), opening(g));
export const causes = (g: Given) => found(g).map((c) => spoken(causeWords(c, opening(g), only(g).service)));
export const confirm = { type: 'ConfirmCause', incident: 'I-1', deploy: 'R-1' } as const;
export const none = { type: 'ConfirmCause', incident: 'I-1' } as const;
