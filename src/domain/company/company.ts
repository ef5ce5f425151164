import type { Strategy } from '../strategy/strategy.ts';
import type { Audience } from './audiences.ts';
import type { KnownAuthor } from './authors.ts';
import type { DeployWindow, RecurringFreeze } from './freezes.ts';
import type { HealthPlan } from './health.ts';
import type { PagingRules } from './paging.ts';
import type { Pipeline } from './pipelines.ts';
import type { DeadlineRule, DrillPlan, Template, Train } from './plans.ts';
import type { VotePolicy } from './policies.ts';
import type { Role } from './roles.ts';
import type { Environment, Service } from './services.ts';

/** Wall-clock times of a day, `HH:mm`, in the zone of whom they are about; until may be past midnight. */
export type Hours = { from: string; until: string };

export type Company = {
  name: string;
  zone: string;
  /** when people are at work; what can wait is told when they begin */
  workingHours?: Hours;
  /** when people are not notified, but for emergencies and what is due soon */
  quietHours?: Hours;
  /** `:go:` and `:no-go:` on a vote's message are votes */
  reactionsVote?: boolean;
  /** rollouts are shown as Slack's plan of steps, where it takes that */
  planCards?: boolean;
  /** what people write as an answer in a vote's thread here, beside what every workspace does */
  answers?: Partial<Record<'go' | 'no-go' | 'abstain', string[]>>;
  paging?: PagingRules;
  /** how long somebody who is paged has to say that they have it, before the next is asked */
  pagesEscalateAfterMinutes?: number | undefined;
  /** how often version endpoints are asked */
  versionsEveryMinutes?: number | undefined;
  /** how long before an incident a deploy may have begun that caused it */
  incidentsWithinMinutes?: number | undefined;
  services: Service[];
  environments: Environment[];
  strategies: Strategy[];
  /** the deploy targets, and what each can be asked for */
  pipelines?: Pipeline[];
  /** the first that fits a service and an environment counts */
  health: HealthPlan[];
  roles: Role[];
  policies: VotePolicy[];
  freezes: RecurringFreeze[];
  windows: DeployWindow[];
  deadlines: DeadlineRule[];
  trains: Train[];
  templates: Template[];
  /** rollback drills that are owed, one a service and environment */
  drills?: DrillPlan[];
  /** by IANA zone, then by day (`2026-12-25`): its name */
  holidays: Record<string, Record<string, string>>;
  audiences: Audience[];
  /** the places where code is kept that may be asked, by name */
  repositories?: string[];
  /** the places where work is kept, by name */
  trackers?: string[];
  /** who writes commits, by people.yml */
  authors?: KnownAuthor[];
};
