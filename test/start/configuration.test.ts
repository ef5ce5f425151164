import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addressAt } from '../../src/http/server.ts';
import { ConfigurationFaults, callbackAt, configure } from '../../src/start/configuration.ts';
import { tempDir } from '../support/temp.ts';

const GOOD = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
  DEPLOY_WEBHOOK_URL: 'https://ci.example/deploy',
  DEPLOY_WEBHOOK_SECRET: 'whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5n',
  MANIFESTS: join(import.meta.dirname, '../../manifests'),
};
const faultsOf = (env: Record<string, string | undefined>) => {
  try {
    configure(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationFaults) return error.faults;
    throw error;
  }
};

test('a whole configuration is taken', () => {
  const settings = configure(GOOD);
  expect(settings).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, DATA_DIR: 'data' });
  expect(Object.keys(settings.targetsFor('https://gonogo.example'))).toEqual(['pipeline']);
});

test('everything that is missing or wrong is said in one list, without the secrets', () => {
  const faults = faultsOf({
    MANIFESTS: GOOD.MANIFESTS,
    SLACK_BOT_TOKEN: 'xoxp-secret',
    PORT: 'many',
    SLACK_API_URL: 'slack',
    DEPLOY_WEBHOOK_SECRET: 'hunter2',
    DEPLOY_WEBHOOK_URL: '',
  });
  expect(faults).toHaveLength(6);
  expect(faults.join('\n')).toMatch(/SLACK_BOT_TOKEN must start with xoxb-/);
  expect(faults.join('\n')).toMatch(/PORT must be a number/);
  expect(faults.join('\n')).toMatch(/SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET .* is missing/);
  expect(faults.join('\n')).toMatch(/DEPLOY_WEBHOOK_URL is missing: the address of the deploy target "pipeline"/);
  expect(faults.join('\n')).toMatch(
    /DEPLOY_WEBHOOK_SECRET is not a Standard Webhooks secret: .*; it is the signing secret of the /,
  );
  expect(faults.join('\n')).not.toMatch(/xoxp-secret|hunter2/);
});

test('a Gonogo below a path tells pipelines to answer there', () => {
  const { PUBLIC_URL = '' } = configure({ ...GOOD, PUBLIC_URL: 'https://tools.example/gonogo/' });
  expect(callbackAt(PUBLIC_URL)).toBe('https://tools.example/gonogo/deploys/callback');
});

test.each([
  ['::1', 'http://[::1]:3000'],
  ['gonogo.internal', 'http://gonogo.internal:3000'],
])('listening on %s, it is at %s', (host, address) => expect(addressAt(host, 3000)).toBe(address));

test('a manifest that has to be mended hides no secret that is missing', () => {
  const dir = tempDir();
  cpSync(GOOD.MANIFESTS, dir, { recursive: true });
  writeFileSync(join(dir, 'company.yml'), 'name: X\nzone: Nowhere\n');
  const faults = faultsOf({ ...GOOD, MANIFESTS: dir, DEPLOY_WEBHOOK_SECRET: undefined }).join('\n');
  expect(faults).toMatch(/company\.yml:2 → zone/);
  expect(faults).toMatch(/DEPLOY_WEBHOOK_SECRET is missing: the signing secret of the deploy target "pipeline"/);
});

test('without anything, each thing is named once', () =>
  expect(faultsOf({ MANIFESTS: tempDir() }).filter((f) => /SLACK_BOT_TOKEN|services\.yml/.test(f))).toHaveLength(2));

test.each([
  ['SLACK_BOT_TOKEN', 'xoxb-SECRET\n1', /^SLACK_BOT_TOKEN holds a space, a line break/],
  ['SLACK_APP_TOKEN', 'xapp-SECRET 1', /^SLACK_APP_TOKEN holds a space/],
  ['SLACK_SIGNING_SECRET', 'SECRET-secret-SECRET\r', /^SLACK_SIGNING_SECRET holds a space/],
  ['CHECK_TOKEN', 'SECRET-sécret-SECRET', /^CHECK_TOKEN holds .* another character/],
  ['DEPLOY_WEBHOOK_URL', 'webcal://ci.example/SECRET', /^DEPLOY_WEBHOOK_URL is no http or https address: write https:/],
  ['DEPLOY_WEBHOOK_URL', 'ci.example/SECRET', /^DEPLOY_WEBHOOK_URL is not an http or https address/],
  ['PUBLIC_URL', 'https://tools.example/?SECRET', /^PUBLIC_URL must be an address alone/],
  ['SLACK_API_URL', 'https://me:SECRET@slack.example/api/', /^SLACK_API_URL must be an address alone/],
  ['SLACK_API_URL', 'https://slack.example/api/?SECRET', /^SLACK_API_URL must be an address alone/],
  ['HTTPS_PROXY', 'socks5://me:SECRET@proxy.example', /^HTTPS_PROXY must be the address of an http proxy/],
  ['DEPLOY_WEBHOOK_URL', 'https://SECRET@ci.example', /^DEPLOY_WEBHOOK_URL must not carry a user name/],
])('%s that can’t be sent is named at the start, and never shown', (name, value, what) => {
  const faults = faultsOf({ ...GOOD, [name]: value });
  expect(faults).toEqual([expect.stringMatching(what)]);
  expect(faults.join()).not.toContain('SECRET-');
  expect(faults.join()).not.toContain('SECRET@');
  expect(faults.join()).not.toContain('/SECRET');
});
