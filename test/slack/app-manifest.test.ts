import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { METHODS } from '../../sandbox/web-api.ts';
import schema from '../fixtures/slack-manifest.schema.1.0.0.json' with { type: 'json' };

const manifest = parse(readFileSync(join(import.meta.dirname, '../../slack-manifest.yml'), 'utf8'));

test('slack-manifest.yml passes Slack’s JSON schema', () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  const valid = ajv.compile(schema);
  expect(valid(manifest) ? [] : valid.errors).toEqual([]);
});

test('it asks for the scopes that are used, each explained, and no others', () => {
  const scopes: string[] = manifest.oauth_config.scopes.bot;
  const used = Object.values(METHODS).flatMap((m) => m.scope ?? []);
  expect(used.filter((s) => !scopes.includes(s))).toEqual([]);
  const explained = readFileSync(join(import.meta.dirname, '../../docs/slack-app.md'), 'utf8');
  expect(scopes.filter((s) => !explained.includes(`\`${s}\``))).toEqual([]);
});
