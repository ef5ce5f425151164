import { z } from 'zod';
import type { DrillPlan } from '../../domain/company/plans.ts';
import { targetOf } from '../../domain/company/services.ts';
import { checkCron } from '../check.ts';
import { cron, name, zone } from '../fields.ts';
import { listFile } from '../file.ts';

const entry = z
  .strictObject({
    service: name,
    environment: name,
    owner: name.describe('the role whose holders owe it'),
    everyDays: z
      .number()
      .int()
      .min(1)
      .max(730)
      .optional()
      .describe('so many days after the last that passed, at the same time of day'),
    start: cron.optional().describe('at each time of this cron; instead of everyDays'),
    startsByItself: z.boolean().optional().describe('it begins at its time without anybody saying so'),
    zone: zone.optional().describe('an IANA time zone; without it, that of company.yml'),
  })
  .superRefine(({ everyDays, start }, ctx) => {
    if ((everyDays === undefined) === (start === undefined))
      ctx.addIssue('takes everyDays, such as 30, or start, a cron such as "0 10 1 * *"');
  })
  .transform(
    ({ everyDays, start, ...plan }): DrillPlan =>
      start === undefined ? { ...plan, everyDays: everyDays ?? 1 } : { ...plan, start },
  );

/** Rollback drills that are owed again and again. */
export const drills = listFile({
  file: 'drills.yml',
  entry,
  about: 'rollback drills that are owed, and by whom',
  check(plan, { known, configuration: { company }, isWhole }, fault) {
    known(['service'], 'service', plan.service, 'services.yml');
    known(['environment'], 'environment', plan.environment, 'environments.yml');
    known(['owner'], 'role', plan.owner, 'roles.yml');
    if ('start' in plan) checkCron(['start'], plan.start, fault);
    const whole = isWhole('services.yml') && isWhole('environments.yml');
    const { service, environment } = plan;
    const there =
      company.services.some((s) => s.name === service) && company.environments.some((e) => e.name === environment);
    if (whole && there && targetOf(company, service, environment) === undefined)
      fault(
        ['environment'],
        `no pipeline deploys ${service} to ${environment}: nothing could bring it back; name one as target`,
      );
  },
  checkAll(plans, _, fault) {
    for (const [i, { service, environment }] of plans.entries())
      if (plans.findIndex((p) => p.service === service && p.environment === environment) < i)
        fault([i], `${service} in ${environment} stands here twice; remove one`);
  },
  into: (drills) => ({ company: { drills } }),
});
