import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from './support.ts';

export const VOTERS = 60;
export const VOTES = 100;
export const voter = (n: number) => `U0VOTER${String(n % VOTERS).padStart(3, '0')}`;

/** The sample company with one role of 60 voters whose votes never conclude. */
export function benchManifests(): string {
  const dir = join(scratch(), 'manifests');
  mkdirSync(dir);
  cpSync(join(import.meta.dirname, '../manifests'), dir, { recursive: true });
  const members = Array.from({ length: VOTERS }, (_, n) => `voter${n}@bench.example`);
  // Its trains and deadlines name roles that the bench does not have.
  for (const file of ['trains.yml', 'deadlines.yml']) writeFileSync(join(dir, file), '[]\n');
  writeFileSync(
    join(dir, 'roles.yml'),
    JSON.stringify([
      { name: 'everyone', title: 'everyone', actions: ['plan', 'open-vote'] },
      { name: 'voter', title: 'Voters', members },
    ]),
  );
  writeFileSync(
    join(dir, 'vote-policies.yml'),
    JSON.stringify([
      {
        name: 'all',
        environments: ['staging', 'production'],
        authorCounts: true,
        rules: [
          { role: 'voter', need: VOTERS },
          { role: 'voter', need: VOTERS },
        ].slice(0, 1),
      },
    ]),
  );
  return dir;
}

/** The same with twenty services, which a canary of ten shares brings to five regions: a rollout of fifty steps. */
export function steppedManifests(): string {
  const dir = benchManifests();
  const write = (file: string, entries: object[]) => writeFileSync(join(dir, file), JSON.stringify(entries));
  const services = Array.from({ length: 20 }, (_, n) => ({ name: `service-${n}`, about: 'of the bench' }));
  const percents = Array.from({ length: 10 }, (_, n) => (n + 1) * 10);
  write('services.yml', services);
  write('strategies.yml', [{ name: 'slowly', type: 'canary', percents }]);
  write('environments.yml', [
    { name: 'staging', regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 20 },
    {
      name: 'production',
      regions: ['eu', 'us', 'ap', 'sa', 'af'],
      target: 'pipeline',
      stageTimeoutMinutes: 30,
      strategy: 'slowly',
    },
  ]);
  for (const file of ['freezes.yml', 'windows.yml', 'templates.yml']) write(file, []);
  return dir;
}
