import { z } from 'zod';
import { line, name } from '../fields.ts';
import { listFile } from '../file.ts';

const entry = z.strictObject({
  name,
  title: line,
  version: z.number().int().min(1).default(1).describe('raised when it changes; a revoked template counts again then'),
  services: z.array(name).min(1),
  environments: z.array(name).min(1),
  revokedByFailure: z.boolean().default(true),
});

/** Changes that are approved beforehand. */
export const templates = listFile({
  file: 'templates.yml',
  entry,
  about: 'pre-approved changes: cleared by policy, without votes',
  check({ services, environments }, { known }) {
    for (const [j, name] of services.entries()) known(['services', j], 'service', name, 'services.yml');
    for (const [j, name] of environments.entries()) known(['environments', j], 'environment', name, 'environments.yml');
  },
  into: (templates) => ({ company: { templates } }),
});
