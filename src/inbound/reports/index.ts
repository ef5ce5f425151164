import { z } from 'zod';
import { adapter } from '../../adapters/adapter.ts';
import { former, secret } from '../../adapters/secret.ts';
import { isZone } from '../../time/wall.ts';
import { asBearer, BEARER_REMEDY, bringsToken, TOKEN } from '../signing.ts';
import type { Source } from '../source.ts';
import { keyIn } from './attestation.ts';
import { read } from './read.ts';
import { idOf, reportIn } from './report.ts';

const MIB = 1024 * 1024;

/** Reports of tests (JUnit XML), of scans (SARIF) of what something is made of (CycloneDX, SPDX) and of how it was (SLSA) that a pipeline uploads: docs/sources/reports.md */
export const reports = adapter({
  type: 'reports',
  example: '{ name: reports, type: reports, token: { env: NAME } }',
  options: {
    token: secret.describe('the environment variable with the token that is sent as authorization: Bearer …'),
    formerToken: former,
    zone: z
      .string()
      .refine(isZone, 'is not an IANA time zone; write one such as Europe/Berlin')
      .default('UTC')
      .describe('the IANA time zone of what reports write without one'),
    keys: z
      .array(z.string().refine((pem) => keyIn(pem) !== undefined, 'must be a public key as PEM'))
      .min(1)
      .max(10)
      .optional()
      .describe('public keys (PEM) of those whose attestations count as verified'),
  },
  secrets: { token: TOKEN, formerToken: TOKEN },
  open: ({ zone, keys }, secret): Source => uploads([secret('token'), secret('formerToken')], { zone, keys }),
});

/** `tokens`: each as good as the other; `zone`: IANA; `keys`: PEM */
export const uploads = (
  tokens: readonly string[],
  trusted: { zone?: string; keys?: string[] | undefined } = {},
): Source => ({
  largest: 40 * MIB,
  verify: (delivery) => bringsToken(delivery, tokens),
  sign: () => asBearer(tokens[0] ?? ''),
  remedy: BEARER_REMEDY,
  read,
  deliveryId: idOf,
  answered: () => 'not a report',
  translate: (body, delivery) => reportIn(body, delivery, trusted),
});
