import { z } from 'zod';
import { checkParts, cyclesIn } from '../check.ts';
import { line, minutes, name } from '../fields.ts';
import { listFile, type ManifestFault } from '../file.ts';

const entry = z.strictObject({
  name,
  alsoCalled: z.array(line).max(20).optional().describe('what other systems call it, such as prod; in whatever case'),
  regions: z
    .array(name)
    .min(1, 'needs one entry at least; what has no regions has one, such as [all]')
    .describe('deployed one after the other, in this order'),
  target: name.optional().describe('a name from deploy-targets.yml; without it, somebody deploys by hand'),
  strategy: name.optional().describe('a name from strategies.yml: how each region is reached; without it, all at once'),
  after: name
    .optional()
    .describe('the environment where the same version must have been live and healthy before it comes here'),
  soakMinutes: minutes.optional().describe('for how long it must have been so there'),
  startsByItself: z
    .boolean()
    .optional()
    .describe('what is ready when its window opens is deployed without anybody saying so'),
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
  check({ name, target, strategy, after, soakMinutes }, { known, configuration }, fault) {
    if (after) known(['after'], 'environment', after, 'environments.yml');
    if (soakMinutes !== undefined && !after)
      fault(['soakMinutes'], 'says for how long in the environment before; name that with after');
    if (target) known(['target'], 'deploy target', target, 'deploy-targets.yml');
    if (strategy) known(['strategy'], 'strategy', strategy, 'strategies.yml');
    if (strategy) checkParts(configuration.company, { environment: name }, fault);
  },
  checkAll(all, _, fault) {
    for (const cycle of cyclesIn(all.map(({ name, after }) => ({ name, dependsOn: after ? [after] : [] }))))
      fault(
        [all.findIndex((e) => e.name === cycle[0]), 'after'],
        `${cycle.join(' → ')} is a circle; remove one of these`,
      );
    checkCalled(all, fault);
  },
  into: (environments) => ({ company: { environments } }),
});

/** What a system calls an environment is one of them. */
function checkCalled(all: z.output<typeof entry>[], fault: ManifestFault): void {
  const taken = new Map(all.map(({ name }) => [name, name]));
  for (const [i, { name, alsoCalled = [] }] of all.entries())
    for (const [j, called] of alsoCalled.entries()) {
      const other = taken.get(called.toLowerCase());
      if (other !== undefined && other !== name)
        fault([i, 'alsoCalled', j], `"${called}" is ${other} already; a system can mean one of them only`);
      taken.set(called.toLowerCase(), name);
    }
}
