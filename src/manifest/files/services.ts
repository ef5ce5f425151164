import { z } from 'zod';
import { cyclesIn } from '../check.ts';
import { line, name } from '../fields.ts';
import { listFile } from '../file.ts';
import { checkFoundBy, foundBy } from '../found-by.ts';

const glob = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .refine((g) => !/^[/!]|^\.\//.test(g), 'must begin within the repository, such as db/migrations/**');

const entry = z.strictObject({
  name,
  about: line,
  dependsOn: z.array(name).default([]),
  needs: z
    .array(z.strictObject({ needed: name, atLeast: line }))
    .optional()
    .describe('services that must run there in this version or a newer one, or come with it'),
  target: name.optional().describe('overrides the environment’s deploy target'),
  strategy: name.optional().describe('a name from strategies.yml; overrides the environment’s'),
  riskyPaths: z
    .array(
      z.strictObject({ paths: z.array(glob).min(1).max(50), why: line, points: z.int().min(1).max(50).optional() }),
    )
    .max(20)
    .optional()
    .describe(
      'where a change of its code is risky, as globs within its repository, and why; points: what that adds to the risk, else 10',
    ),
  ...foundBy,
});

/** What is released. */
export const services = listFile({
  file: 'services.yml',
  entry,
  needed: true,
  check({ dependsOn, needs = [], target, strategy, paths, repositories }, { known }, fault) {
    if (paths && !repositories) fault(['paths'], 'are within a repository; name it in repositories');
    for (const [j, need] of needs.entries()) known(['needs', j, 'needed'], 'service', need.needed, 'services.yml');
    for (const [j, name] of dependsOn.entries()) known(['dependsOn', j], 'service', name, 'services.yml');
    if (target) known(['target'], 'deploy target', target, 'deploy-targets.yml');
    if (strategy) known(['strategy'], 'strategy', strategy, 'strategies.yml');
  },
  checkAll(all, _, fault) {
    for (const cycle of cyclesIn(all))
      fault(
        [all.findIndex((s) => s.name === cycle[0]), 'dependsOn'],
        `${cycle.join(' → ')} is a circle; remove one of these dependencies`,
      );
    checkFoundBy(all, fault);
  },
  into: (services) => ({ company: { services } }),
});
