import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import schema from '../fixtures/slack-manifest.schema.1.0.0.json' with { type: 'json' };

const manifest = parse(readFileSync(join(import.meta.dirname, '../../slack-manifest.yml'), 'utf8'));

test('slack-manifest.yml passes Slack’s JSON schema', () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  const valid = ajv.compile(schema);
  expect(valid(manifest) ? [] : valid.errors).toEqual([]);
});

// That it asks for every scope it needs, the stories show: the sandbox refuses a call without its scope.
test('each scope is explained', () => {
  const scopes: string[] = manifest.oauth_config.scopes.bot;
  const explained = readFileSync(join(import.meta.dirname, '../../docs/slack-app.md'), 'utf8');
  expect(scopes.filter((s) => !explained.includes(`\`${s}\``))).toEqual([]);
});
