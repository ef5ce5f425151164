import type { Recurrence } from '../time/recurrence.ts';

/** The company as its manifests tell it: plain data that decisions read. */

export const ACTIONS = [
  'plan',
  'open-vote',
  'deploy',
  'rollback',
  'cancel',
  'freeze',
  'update',
  'trains',
  'override',
] as const;
export type Action = (typeof ACTIONS)[number];

export type Service = { name: string; about: string; dependsOn: string[]; target?: string };
export type Environment = { name: string; regions: string[]; target: string; stageTimeoutMinutes: number };
/** `members` are e-mail addresses or Slack user ids; `group` is a user group's handle. */
export type Role = {
  name: string;
  title: string;
  members: string[];
  group?: string;
  actions: Action[];
  /** guests and people of connected organisations count too */
  guests?: boolean;
  /** who is on duty holds the role; UTC ISO, [from, until), by e-mail address or Slack user id */
  shifts?: { from: string; until: string; member: string }[];
};
/** What a vote is about, part by part. */
export const PARTS = [
  'services',
  'versions',
  'commits',
  'environment',
  'change',
  'window',
  'order',
  'strategy',
  'documents',
] as const;
export type Part = (typeof PARTS)[number];
/** `keepsOn`: what may change without this role being asked again. `after`: the roles that answer first. `cover`: who answers when all of them are away. */
export type Rule = {
  role: string;
  need: number;
  veto: boolean;
  keepsOn?: Part[];
  after?: string[];
  cover?: string;
};
/** How many of a role: a number, a share of its members such as `60%`, or all. */
export type Need = number | 'all' | `${number}%`;
export type VotePolicy = {
  name: string;
  environments: string[];
  /** without it, every kind of change */
  changes?: ChangeType[];
  rules: (Omit<Rule, 'need'> & { need: Need })[];
  authorCounts: boolean;
  /** those who wrote its commits may clear it too */
  committersCount?: boolean;
  /** what must be attached before it is deployed, by name */
  documents?: string[];
  /** minutes before the window's start at which the vote closes */
  closesBeforeMinutes: number;
  /** minutes before the vote closes at which those missing are reminded */
  remindBeforeMinutes: number;
  /** how far a window may move without being another one */
  toleranceMinutes?: number;
  /** how long answers stand; without it, to the end */
  ballotsLastHours?: number;
  /** the least time a vote is open before it can be decided for go */
  openForMinutes?: number;
  /** low risk is cleared without votes unless somebody objects within so many minutes */
  clearsLowRiskAfterMinutes?: number;
  /** a release cleared by it is reviewed within so many hours of its end */
  reviewWithinHours?: number;
};
export const CHANGE_TYPES = ['standard', 'normal', 'emergency'] as const;
/** `standard`: from a pre-approved template; `emergency`: expedited, reviewed after. */
export type ChangeType = (typeof CHANGE_TYPES)[number];

/** Services × environments × change types, an empty list for all of them, without what is excepted. */
export type Scope = {
  services: string[];
  environments: string[];
  changes?: ChangeType[];
  except?: { services?: string[]; environments?: string[]; changes?: ChangeType[] };
};
export const IN_FLIGHT = ['finish-step', 'finish', 'pause'] as const;
/** What becomes of a rollout that runs when a freeze begins: its step is finished and the next waits, all of it is finished, or it is paused at once. */
export type InFlight = (typeof IN_FLIGHT)[number];
export type RecurringFreeze = Recurrence & {
  name: string;
  why: string;
  scope: Scope;
  soft?: boolean;
  inFlight?: InFlight;
  /** audiences hear when it begins and ends */
  announce?: boolean;
};
/** A time in which its scope may be deployed; where there is one, every deploy must lie inside one. */
export type DeployWindow = Recurrence & { name: string; why: string; scope: Scope };

/** What is due before a window. `owes`: the role that owes it, or `owner`; a cut-off is owed by nobody, it just comes. */
export type DeadlineRule = {
  name: string;
  title: string;
  before: { count: number; unit: 'hours' | 'days' | 'business days' };
  /** wall-clock time in the company's zone, `HH:mm`; without it, that of the window's start */
  at?: string;
  owes: string;
  remindHours: number;
  /** from then on, changes to the scope are requests */
  cutOff: boolean;
  /** a deploy waits for it */
  gate: boolean;
  scope: Scope;
};

/** What a standard change may be: cleared by policy, not by votes. A higher version makes a revoked one count again. */
export type Template = {
  name: string;
  title: string;
  version: number;
  services: string[];
  environments: string[];
  revokedByFailure: boolean;
};

/** Opens releases by itself; its windows are its departures. */
export type Train = Recurrence & {
  name: string;
  title: string;
  items: { service: string; version: string }[];
  environment: string;
  change: ChangeType;
  /** the role whose holders own its releases in turn */
  owners: string;
  opensDaysBefore: number;
  duringFreeze: 'skip' | 'move';
  why: string;
  customers: string;
};

export type Language = 'technical' | 'business' | 'user-facing';
/** What an audience can hear of. */
export const AUDIENCE_EVENTS = [
  'planned',
  'moved',
  'approved',
  'rejected',
  'deploying',
  'failed',
  'done',
  'rolled-back',
  'cancelled',
  'frozen',
  'thawed',
  'update',
] as const;
export type AudienceEvent = (typeof AUDIENCE_EVENTS)[number];
export type Audience = {
  name: string;
  title: string;
  language: Language;
  channel: string;
  /** this audience's channel carries the headline and its thread */
  headline: boolean;
  events: AudienceEvent[];
  digest?: { cron: string; zone: string; silentWhenEmpty: boolean };
  templates: Partial<Record<AudienceEvent, string>>;
};

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
  services: Service[];
  environments: Environment[];
  roles: Role[];
  policies: VotePolicy[];
  freezes: RecurringFreeze[];
  windows: DeployWindow[];
  deadlines: DeadlineRule[];
  trains: Train[];
  templates: Template[];
  /** by IANA zone, then by day (`2026-12-25`): its name */
  holidays: Record<string, Record<string, string>>;
  audiences: Audience[];
};

/** Who holds which role right now, by Slack user id; `zones`: each person's IANA zone, where it is known. */
export type People = {
  roles: Record<string, string[]>;
  deactivated: string[];
  zones?: Record<string, string>;
  /** single- and multi-channel guests, and people of connected organisations */
  guests?: string[];
  /** the full members; without it, all who are neither guests nor deactivated */
  members?: ReadonlySet<string>;
  /** who says in their status that they are away */
  away?: string[];
  /** by role: who holds it because of a schedule, right now */
  onDuty?: Record<string, string[]>;
  /** by role: when somebody else comes on duty in the next days, UTC ISO */
  shiftsAhead?: Record<string, string[]>;
  /** by role: since when its schedule could not be read, UTC ISO */
  dutyUnread?: Record<string, string>;
  /** by handle, without @ */
  handles?: Record<string, string>;
};

export const serviceNamed = (company: Pick<Company, 'services'>, name: string) => named(company.services, name);
export const environmentNamed = (company: Company, name: string) => named(company.environments, name);

/** As it is written, or else in whatever case. */
const named = <T extends { name: string }>(all: T[], name: string): T | undefined =>
  all.find((x) => x.name === name) ?? all.find((x) => x.name.toLowerCase() === name.toLowerCase());
export const roleTitle = (company: Company, name: string) => company.roles.find((r) => r.name === name)?.title ?? name;

const needed = new WeakMap<Company, Map<string, Set<string>>>();

/** All that a service needs, directly or through others; not itself. */
export function dependenciesOf(company: Company, name: string): Set<string> {
  const known = needed.get(company) ?? new Map<string, Set<string>>();
  needed.set(company, known);
  const found = known.get(name);
  if (found) return found;
  const all = new Set<string>();
  known.set(name, all);
  for (const direct of serviceNamed(company, name)?.dependsOn ?? []) {
    all.add(direct);
    for (const further of dependenciesOf(company, direct)) all.add(further);
  }
  return all;
}

/** Services so that each comes after those it depends on; the manifest check has refused cycles. */
export function inDependencyOrder(company: Company, names: string[]): string[] {
  const ordered: string[] = [];
  const visit = (name: string) => {
    for (const needed of serviceNamed(company, name)?.dependsOn ?? []) visit(needed);
    if (names.includes(name) && !ordered.includes(name)) ordered.push(name);
  };
  for (const name of names) visit(name);
  return ordered;
}

/** The policy that names the kind of change goes before one for every kind. */
export const policyFor = (company: Company, environment: string, change: ChangeType): VotePolicy | undefined => {
  const all = company.policies.filter((p) => p.environments.includes(environment));
  return all.find((p) => p.changes?.includes(change)) ?? all.find((p) => p.changes === undefined);
};
