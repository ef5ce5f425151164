import { z } from 'zod';
import type { FoundBy } from '../domain/company/origin.ts';
import type { ManifestFault } from './file.ts';

const text = (most: number) => z.string().trim().min(1, 'must not be empty').max(most);
const some = <T extends z.ZodType>(of: T) => z.array(of).min(1).max(50).optional();

/** How what other systems tell is known to be of a service. */
export const foundBy = {
  repositories: some(
    z
      .string()
      .regex(/^[\w.-]+(\/[\w.-]+)+$/, 'must look like owner/name, or group/project')
      .max(300),
  ).describe('where its code is'),
  branches: some(text(200)).describe(
    'the branches that it is released from, * for anything; what is of another is not its',
  ),
  paths: some(
    text(300).refine(
      (glob) => !/^[/!]|^\.\//.test(glob),
      'must begin within the repository, such as services/ledger/**',
    ),
  ).describe('where in a repository that is not its alone, as globs'),
  images: some(
    z
      .string()
      .regex(/^[\w.-]+(:\d+)?(\/[\w.-]+)*$/, 'must be an image without tag and digest, such as ghcr.io/acme/ledger')
      .max(300),
  ).describe('its container images'),
  workflows: some(text(200)).describe('the workflows, pipelines and jobs that are its alone'),
  checks: some(text(200)).describe(
    'the results, as name or app/name, and the scans, by their tools, that are its alone; * for anything',
  ),
  labels: z
    .record(text(100), text(200))
    .refine((all) => Object.keys(all).length > 0, 'must name one label at least')
    .optional()
    .describe('all of them on alerts, incidents and components that are its'),
};

type Entry = { [K in keyof FoundBy]: FoundBy[K] | undefined } & { name: string };

const KINDS = ['repositories', 'branches', 'paths', 'images', 'workflows', 'checks', 'labels'] as const;
type Kind = (typeof KINDS)[number];

/** Two services are never found by the same: what tells them apart must be there. */
export function checkFoundBy(all: Entry[], fault: ManifestFault): void {
  for (const [i, service] of all.entries()) {
    if (service.branches && !service.repositories)
      fault([i, 'branches'], 'says nothing without the repositories whose branches they are');
    for (const kind of KINDS.filter((k) => k !== 'branches'))
      for (const [j, value] of valuesOf(service, kind).entries()) {
        const other = all.slice(0, i).find((o) => valuesOf(o, kind).includes(value) && areAlike(o, service, kind));
        if (other)
          fault(
            kind === 'labels' ? [i, kind] : [i, kind, j],
            `${words(kind, value)} finds ${other.name} too, and nothing tells them apart; ${REMEDY[kind]}`,
          );
      }
  }
}

const REMEDY: Record<Kind, string> = {
  repositories: 'add paths, workflows or images that are its alone',
  branches: 'name branches that are its alone',
  paths: 'name folders that are its alone',
  images: 'name it for one of them',
  workflows: 'name it for one of them',
  checks: 'name it for one of them',
  labels: 'add a label that only one of them has',
};

/** Whether two services, found by the same in one way, differ in no other. */
const areAlike = (a: Entry, b: Entry, but: Kind) =>
  KINDS.filter((kind) => kind !== but).every((kind) => {
    const [one, other] = [valuesOf(a, kind), valuesOf(b, kind)];
    return one.length === other.length && one.every((v) => other.includes(v));
  });

/** The values of one rule as they are compared; labels fit only all together. */
function valuesOf(service: Entry, kind: Kind): string[] {
  if (kind === 'labels') {
    const labels = Object.entries(service.labels ?? {}).map(([name, value]) => `${name}=${value}`);
    return labels.length === 0 ? [] : [labels.sort().join(', ')];
  }
  const values = service[kind] ?? [];
  return kind === 'paths' ? values : values.map((v) => v.toLowerCase());
}

const words = (kind: Kind, value: string) => (kind === 'labels' ? value : `"${value}"`);
