import type { ChangeType } from './changes.ts';
import type { EvidenceRules } from './evidence-rules.ts';

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
  'irreversible',
] as const;

export type VotedOn = (typeof PARTS)[number];

/** `keepsOn`: what may change without this role being asked again. `after`: the roles that answer first. `cover`: who answers when all of them are away. */
export type VoteRule = {
  role: string;
  need: number;
  veto: boolean;
  keepsOn?: VotedOn[];
  after?: string[];
  cover?: string;
};

/** How many of a role: a number, a share of its members such as `60%`, or all. */
export type VoteNeed = number | 'all' | `${number}%`;

export type VotePolicy = EvidenceRules & {
  name: string;
  environments: string[];
  /** without it, every kind of change */
  changes?: ChangeType[];
  rules: (Omit<VoteRule, 'need'> & { need: VoteNeed })[];
  authorCounts: boolean;
  /** those who wrote its commits may clear it too */
  committersCount?: boolean;
  /** a deploy waits while somebody who wrote its commits is not known */
  knownAuthors?: boolean;
  /** a deploy waits until every ticket that its commits name is done */
  ticketsDone?: boolean;
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
  /** whoever may deploy may push a hotfix without the others' votes; it is announced, and reviewed afterwards */
  alone?: boolean;
  /** what answers there is what was released, as its version endpoints tell */
  noDrift?: boolean;
  /** what it brings runs in the other environments where its services should be the same, unless it goes there next */
  sameElsewhere?: boolean;
  /** what runs there was proved healthy by the rules of its service before the first step */
  knownHealth?: boolean;
  /** each service has passed a rollback drill within so many days, there or in an environment before it */
  drillWithinDays?: number;
};

/** The policy that names the kind of change goes before one for every kind. */
export const policyFor = (
  company: { policies: VotePolicy[] },
  environment: string,
  change: ChangeType,
): VotePolicy | undefined => {
  const all = company.policies.filter((p) => p.environments.includes(environment));
  return all.find((p) => p.changes?.includes(change)) ?? all.find((p) => p.changes === undefined);
};
