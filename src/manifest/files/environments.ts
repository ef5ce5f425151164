import { z } from 'zod';
import { name } from '../fields.ts';
import { listFile } from '../file.ts';

const entry = z.strictObject({
  name,
  regions: z.array(name).min(1).describe('deployed one after the other, in this order'),
  target: name.optional().describe('a name from deploy-targets.yml; without it, somebody deploys by hand'),
  strategy: name.optional().describe('a name from strategies.yml: how each region is reached; without it, all at once'),
  stageTimeoutMinutes: z
    .number()
    .int()
    .min(1)
    .max(1440)
    .default(30)
    .describe('how long a step may stay silent before it counts as failed'),
});

/** Where releases go. */
export const environments = listFile({
  file: 'environments.yml',
  entry,
  needed: true,
  check({ target, strategy }, { known }) {
    if (target) known(['target'], 'deploy target', target, 'deploy-targets.yml');
    if (strategy) known(['strategy'], 'strategy', strategy, 'strategies.yml');
  },
  into: (environments) => ({ company: { environments } }),
});
