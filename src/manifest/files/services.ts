import { z } from 'zod';
import { entryOf } from '../../adapters/adapter.ts';
import { endpointId } from '../../version-endpoints/endpoint.ts';
import * as endpoints from '../../version-endpoints/index.ts';
import { checkParts, cyclesIn } from '../check.ts';
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
  strategy: z
    .union([name, z.record(name, name)])
    .optional()
    .describe('a name from strategies.yml, or one for each environment that is named; overrides the environment’s'),
  versionAt: z
    .record(
      z
        .string()
        .regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/, 'must be an environment and a region, such as production/eu'),
      entryOf(endpoints, {}),
    )
    .optional()
    .describe('where it can be asked which version of it answers, by environment and region'),
  sameIn: z
    .array(name)
    .min(2)
    .max(20)
    .optional()
    .describe(
      'environments where the same version should run, configured the same: /release environments and digests tell where it does not, sameElsewhere of a vote policy asks for it',
    ),
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

/** `production/eu` */
const placeIn = (place: string): [environment: string, region: string] => {
  const [environment = '', region = ''] = place.split('/');
  return [environment, region];
};

/** What is released. */
export const services = listFile({
  file: 'services.yml',
  entry,
  needed: true,
  check(
    { name: service, dependsOn, needs = [], target, strategy, paths, repositories, versionAt = {}, sameIn = [] },
    { known, configuration },
    fault,
  ) {
    for (const place of Object.keys(versionAt)) {
      const [environment, region] = placeIn(place);
      const where = configuration.company.environments.find((e) => e.name === environment);
      if (!where) known(['versionAt', place], 'environment', environment, 'environments.yml');
      else if (!where.regions.includes(region))
        fault(['versionAt', place], `${environment} has the regions ${where.regions.join(', ')}`);
    }
    if (paths && !repositories) fault(['paths'], 'are within a repository; name it in repositories');
    for (const [j, need] of needs.entries()) known(['needs', j, 'needed'], 'service', need.needed, 'services.yml');
    for (const [j, name] of dependsOn.entries()) known(['dependsOn', j], 'service', name, 'services.yml');
    for (const [j, name] of sameIn.entries()) known(['sameIn', j], 'environment', name, 'environments.yml');
    if (target) known(['target'], 'deploy target', target, 'deploy-targets.yml');
    if (typeof strategy === 'string') known(['strategy'], 'strategy', strategy, 'strategies.yml');
    else
      for (const [environment, chosen] of Object.entries(strategy ?? {})) {
        known(['strategy', environment], 'environment', environment, 'environments.yml');
        known(['strategy', environment], 'strategy', chosen, 'strategies.yml');
      }
    if (strategy) checkParts(configuration.company, { service }, fault);
  },
  checkAll(all, _, fault) {
    for (const cycle of cyclesIn(all))
      fault(
        [all.findIndex((s) => s.name === cycle[0]), 'dependsOn'],
        `${cycle.join(' → ')} is a circle; remove one of these dependencies`,
      );
    checkFoundBy(all, fault);
  },
  into: (entries) => ({
    company: {
      services: entries.map(({ versionAt, ...service }) => ({
        ...service,
        ...(versionAt && { versionAt: Object.keys(versionAt) }),
      })),
    },
    versions: Object.fromEntries(
      entries.flatMap(({ name, versionAt = {} }) =>
        Object.entries(versionAt).map(([place, entry]) => [endpointId(...placeIn(place), name), entry]),
      ),
    ),
  }),
});
