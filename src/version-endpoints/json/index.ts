import { z } from 'zod';
import { adapter } from '../../adapters/adapter.ts';
import { address, secret, wordFault } from '../../adapters/secret.ts';
import { ADDRESS } from '../../outbound/address.ts';
import type { VersionEndpoint } from '../endpoint.ts';
import { asking } from './ask.ts';

const pointer = z.string().regex(/^(\/(?:[^~]|~[01])*)?$/, 'must be a JSON Pointer such as /build/version');

/** Whatever answers GET with JSON that has the version somewhere in it. */
export const json = adapter({
  type: 'json',
  example: '{ type: json, url: "https://api.example.com/version", version: /version }',
  options: {
    url: address.describe('what is asked, or the environment variable that holds it'),
    version: pointer.describe('where the version stands in the answer, a JSON Pointer (RFC 6901)'),
    fingerprint: pointer.optional().describe('where something stands that is another when the configuration is'),
    token: secret.optional().describe('the environment variable with a bearer token'),
    allowPrivate: z.boolean().default(false).describe('allow loopback and private addresses'),
    timeoutSeconds: z.number().int().min(1).max(60).default(10).describe('how long one question may take'),
  },
  secrets: { url: ADDRESS, token: { is: 'the bearer token', fault: wordFault } },
  open: ({ token, ...o }, secret): VersionEndpoint => ({
    ask: asking({ ...o, ...secret.address('url'), ...(token && { authorization: `Bearer ${secret('token')}` }) }),
  }),
});
