import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import schema from '../fixtures/slack-manifest.schema.1.0.0.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '../..');
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const overSockets = parse(textOf('slack-manifest.yml'));
const overHttp = parse(textOf('slack-manifest.http.yml'));
const ADDRESS = 'https://gonogo.example.com/slack/events';

const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);
const valid = ajv.compile(schema);
const faultsOf = (manifest: unknown) => (valid(manifest) ? [] : valid.errors);

test('the manifests of both transports pass Slack’s JSON schema', () => {
  expect(faultsOf(overSockets)).toEqual([]);
  expect(faultsOf(overHttp)).toEqual([]);
});

test('the schema refuses what Slack refuses: a slash command’s address is its url, not its request_url', () => {
  const wrong = structuredClone(overHttp);
  const [command] = wrong.features.slash_commands;
  command.request_url = command.url;
  expect(faultsOf(wrong)).not.toEqual([]);
});

test('over HTTP the app is the same, but for where Slack reaches it', () => {
  const { features, settings } = structuredClone(overSockets);
  features.slash_commands[0].url = ADDRESS;
  settings.event_subscriptions.request_url = ADDRESS;
  settings.interactivity.request_url = ADDRESS;
  settings.interactivity.message_menu_options_url = ADDRESS;
  settings.socket_mode_enabled = false;
  expect(overHttp).toEqual({ ...overSockets, features, settings });
});

test('mentions keep their ids, whatever people call themselves', () => {
  for (const { features } of [overSockets, overHttp])
    expect(features.slash_commands.map((c: { should_escape: boolean }) => c.should_escape)).toEqual([true]);
});

// That it asks for every scope it needs, the stories show: the sandbox refuses a call without its scope.
test('each scope is explained', () => {
  const scopes: string[] = overSockets.oauth_config.scopes.bot;
  expect(scopes.filter((s) => !textOf('docs/slack-app.md').includes(`\`${s}\``))).toEqual([]);
});
