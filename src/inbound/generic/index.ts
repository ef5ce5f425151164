import { adapter } from '../../adapters/adapter.ts';
import { SIGNING } from '../../adapters/secret.ts';
import type { Source } from '../source.ts';
import { builds } from './json.ts';
import { options } from './options.ts';

export const generic = adapter({
  type: 'generic',
  example: '{ name: ci, type: generic, secret: { env: NAME } }',
  options,
  secrets: { secret: SIGNING, formerSecret: SIGNING },
  open: (_, secret): Source => builds(secret('secret'), secret('formerSecret')),
});
