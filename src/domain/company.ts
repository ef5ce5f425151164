/** The company as its manifests tell it: plain data that decisions read. */

export const ACTIONS = ['plan', 'open-vote', 'deploy', 'rollback', 'cancel', 'freeze', 'update'] as const;
export type Action = (typeof ACTIONS)[number];

export type Service = { name: string; about: string; dependsOn: string[]; target?: string };
export type Environment = { name: string; regions: string[]; target: string; stageTimeoutMinutes: number };
/** `members` are e-mail addresses or Slack user ids; `group` is a user group's handle. */
export type Role = { name: string; title: string; members: string[]; group?: string; actions: Action[] };
export type Rule = { role: string; need: number; veto: boolean };
export type VotePolicy = {
  name: string;
  environments: string[];
  rules: Rule[];
  authorCounts: boolean;
  /** minutes before the window's start at which the vote closes */
  closesBeforeMinutes: number;
  /** minutes before the vote closes at which those missing are reminded */
  remindBeforeMinutes: number;
};
export type Scope = { services: string[]; environments: string[] };
/** Starts by a 5-field cron in an IANA zone and lasts `hours`. */
export type RecurringFreeze = { name: string; why: string; start: string; hours: number; zone: string; scope: Scope };

export type Language = 'technical' | 'business' | 'user-facing';
export type AudienceEvent =
  | 'planned'
  | 'approved'
  | 'rejected'
  | 'deploying'
  | 'failed'
  | 'done'
  | 'rolled-back'
  | 'cancelled'
  | 'frozen'
  | 'thawed'
  | 'update';
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

export type Company = {
  name: string;
  zone: string;
  services: Service[];
  environments: Environment[];
  roles: Role[];
  policies: VotePolicy[];
  freezes: RecurringFreeze[];
  audiences: Audience[];
};

/** Who holds which role right now, by Slack user id. */
export type People = { roles: Record<string, string[]>; deactivated: string[] };

export const serviceNamed = (company: Company, name: string) =>
  company.services.find((s) => s.name.toLowerCase() === name.toLowerCase());
export const environmentNamed = (company: Company, name: string) =>
  company.environments.find((e) => e.name.toLowerCase() === name.toLowerCase());
export const roleTitle = (company: Company, name: string) => company.roles.find((r) => r.name === name)?.title ?? name;

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

export const policyFor = (company: Company, environment: string) =>
  company.policies.find((p) => p.environments.includes(environment));
