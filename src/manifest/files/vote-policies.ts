import { z } from 'zod';
import { CHANGE_TYPES } from '../../domain/company/changes.ts';
import { checkEvidenceRules, evidenceRules } from '../evidence-rules.ts';
import { changes, documentName, minutes, name } from '../fields.ts';
import type { ManifestFault } from '../file.ts';
import { listFile } from '../file.ts';
import { checkVoteRules, voteRules } from '../vote-rules.ts';

const entry = z.strictObject({
  name,
  environments: z.array(name).min(1),
  rules: voteRules,
  authorCounts: z.boolean().default(false).describe('whether its owner may clear it'),
  committersCount: z.boolean().optional().describe('whether those who wrote its commits may clear it'),
  ticketsDone: z
    .boolean()
    .optional()
    .describe('a deploy waits until every ticket that its commits name is done: trackers.yml'),
  knownAuthors: z
    .boolean()
    .optional()
    .describe('a deploy waits while somebody who wrote its commits is not known: people.yml'),
  documents: z.array(documentName).max(10).optional().describe('what must be attached before it is deployed, by name'),
  ...evidenceRules,
  changes: changes.min(1).optional().describe('without it: every kind of change that no other policy names'),
  toleranceMinutes: minutes.default(15).describe('how far a window may move without being another one'),
  ballotsLastHours: z
    .number()
    .positive()
    .max(24 * 31)
    .default(24)
    .describe('older answers are asked for again, as long as the window has not opened'),
  openForMinutes: minutes.optional().describe('the least time before it can be decided for go'),
  clearsLowRiskAfterMinutes: minutes
    .optional()
    .describe('low risk is cleared by itself, unless somebody objects within so many minutes'),
  reviewWithinHours: z
    .number()
    .positive()
    .max(24 * 31)
    .optional()
    .describe('what it cleared is reviewed within so many hours of its end'),
  alone: z
    .boolean()
    .optional()
    .describe('whoever may deploy may push a hotfix without votes: announced, and reviewed within reviewWithinHours'),
  noDrift: z
    .boolean()
    .optional()
    .describe('what answers there must be what was released, as versionAt in services.yml tells'),
  sameElsewhere: z
    .boolean()
    .optional()
    .describe(
      'what it brings must run in the other environments of sameIn (services.yml) already, configured the same',
    ),
  knownHealth: z
    .boolean()
    .optional()
    .describe('before the first step, what runs there must have been proved healthy by health.yml'),
  drillWithinDays: z
    .number()
    .int()
    .min(1)
    .max(366)
    .optional()
    .describe('a deploy waits for a rollback drill of each service that passed within so many days'),
  closesBeforeMinutes: minutes.default(30),
  remindBeforeMinutes: minutes.default(120),
});
type Policy = z.output<typeof entry>;

/** Who has to say go, for which changes where. */
export const votePolicies = listFile({
  file: 'vote-policies.yml',
  entry,
  needed: true,
  check(policy, seen, fault) {
    for (const [j, name] of policy.environments.entries())
      seen.known(['environments', j], 'environment', name, 'environments.yml');
    if (policy.alone && policy.reviewWithinHours === undefined)
      fault(['alone'], 'what is pushed alone is reviewed afterwards: add reviewWithinHours');
    checkVoteRules(policy.rules, seen, fault);
    checkEvidenceRules(policy, seen);
  },
  checkAll: (all, { configuration, isWhole }, fault) => {
    if (isWhole('environments.yml'))
      for (const { name } of configuration.company.environments) checkCover(name, all, fault);
  },
  into: (policies) => ({ company: { policies } }),
});

/** Each environment has one policy for every kind of change, and one at most for some. */
function checkCover(environment: string, all: Policy[], fault: ManifestFault): void {
  const covering = all.filter((p) => p.environments.includes(environment));
  const general = covering.filter((p) => !p.changes).map((p) => p.name);
  if (general.length !== 1)
    fault(
      ['environments'],
      `"${environment}" is covered by ${general.length === 0 ? 'no policy' : general.join(' and ')} for every kind of change; name it in exactly one without "changes"`,
    );
  for (const change of CHANGE_TYPES) {
    const special = covering.filter((p) => p.changes?.includes(change)).map((p) => p.name);
    if (special.length > 1)
      fault(
        ['changes'],
        `${change} changes to "${environment}" are covered by ${special.join(' and ')}; name them in one`,
      );
  }
}
