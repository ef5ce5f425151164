import { resolve } from 'node:path';
import { z } from 'zod';
import type { DeployTarget } from './deploy-targets/index.ts';
import { webhookTarget } from './deploy-targets/webhook/index.ts';
import { own } from './domain/own.ts';
import { genericSource } from './inbound/generic/index.ts';
import type { Source } from './inbound/index.ts';
import { type Configuration, loadManifests, ManifestFaults } from './manifest/load.ts';
import { icalFeed } from './pagers/ical-feed/index.ts';
import type { Pager } from './pagers/index.ts';
import { pagerduty } from './pagers/pagerduty/index.ts';

const Environment = z.object({
  SLACK_BOT_TOKEN: z
    .string({ error: 'is missing: the bot token (xoxb-…) from your app’s page, “OAuth & Permissions”' })
    .startsWith('xoxb-', 'must start with xoxb-: copy the bot token from “OAuth & Permissions”'),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'must start with xapp-: copy the app-level token from “Basic Information”')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().min(16, 'is too short: copy the signing secret from “Basic Information”').optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address, such as http://127.0.0.1:4000/api/' })
    .optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be the http or https address under which pipelines reach Gonogo' })
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'must be a number from 0 to 65535' }).int().min(0).max(65535).default(3000),
  CHECK_TOKEN: z
    .string()
    .min(16, 'is too short: take at least 16 characters, such as from: openssl rand -hex 20')
    .optional(),
  DATA_DIR: z.string().default('data'),
  MANIFESTS: z.string().default('manifests'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export type Settings = Omit<z.infer<typeof Environment>, 'MANIFESTS'> & {
  manifests: Configuration;
  targetsFor(publicUrl: string): Record<string, DeployTarget>;
  callbackSecrets: string[];
  sources: Record<string, Source>;
  /** by role */
  pagers: Record<string, Pager>;
};

/** All that is missing or wrong with what was configured, one line each. */
export class ConfigurationFaults extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(
      `Gonogo can't start: ${faults.length} ${faults.length === 1 ? 'thing is' : 'things are'} missing or wrong.\n${faults.map((f) => `  - ${f}`).join('\n')}\nSee docs/configuration.md.`,
    );
    this.faults = faults;
  }
}

/** Checks environment variables, manifests and the secrets these name, all at once. Throws ConfigurationFaults. */
export function configure(env: Record<string, string | undefined>): Settings {
  const faults: string[] = [];
  // An empty variable is what a copied .env file leaves behind: it counts as missing.
  const given = Object.fromEntries(Object.entries(env).filter(([, v]) => v !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) faults.push(...parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`));
  if (!given.SLACK_APP_TOKEN && !given.SLACK_SIGNING_SECRET)
    faults.push(
      'SLACK_APP_TOKEN (xapp-…, for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP) is missing: set one of them',
    );
  const manifests = manifestsOf(resolve(given.MANIFESTS ?? 'manifests'), faults);
  const targets = manifests ? targetsOf(manifests, given, faults) : [];
  const sources = manifests ? sourcesOf(manifests, given, faults) : {};
  const pagers = manifests ? pagersOf(manifests, given, faults) : {};
  if (!parsed.success || !manifests || faults.length > 0) throw new ConfigurationFaults(faults);
  const { MANIFESTS: _, ...settings } = parsed.data;
  return {
    ...settings,
    manifests,
    sources,
    pagers,
    callbackSecrets: targets.map((t) => t.secret),
    targetsFor: (publicUrl) =>
      Object.fromEntries(targets.map((t) => [t.name, webhookTarget(t, new URL('/deploys/callback', publicUrl).href)])),
  };
}

function manifestsOf(dir: string, faults: string[]): Configuration | undefined {
  try {
    return loadManifests(dir);
  } catch (error) {
    if (!(error instanceof ManifestFaults)) throw error;
    faults.push(...error.faults);
    return undefined;
  }
}

type Variables = Record<string, string | undefined>;

/** What an environment variable holds that a manifest names. */
function valueIn(env: Variables, name: string, what: string, faults: string[]): string {
  const value = own(env, name);
  // Several may name the same variable: that is said once.
  if (value === undefined && !faults.some((f) => f.startsWith(`${name} `))) faults.push(`${name} is missing: ${what}`);
  return value ?? '';
}

function signingSecret(env: Variables, name: string, what: string, faults: string[]): string {
  const value = valueIn(env, name, `the signing secret of ${what}`, faults);
  const fault = `${name} is not a Standard Webhooks secret: write whsec_ and at least 24 base64 characters`;
  if (value !== '' && !faults.includes(fault) && !/^(whsec_)?[A-Za-z0-9+/]{24,}={0,2}$/.test(value)) faults.push(fault);
  return value;
}

function targetsOf(manifests: Configuration, env: Variables, faults: string[]) {
  return Object.entries(manifests.targets).map(([name, { url, secret, ...options }]) => {
    const what = `the deploy target "${name}" (deploy-targets.yml)`;
    return {
      ...options,
      name,
      secret: signingSecret(env, secret.env, what, faults),
      url: typeof url === 'string' ? url : valueIn(env, url.env, `the address of ${what}`, faults),
    };
  });
}

const sourcesOf = ({ sources }: Configuration, env: Variables, faults: string[]): Record<string, Source> =>
  Object.fromEntries(
    Object.entries(sources).map(([name, { secret }]) => [
      name,
      genericSource(signingSecret(env, secret.env, `the source "${name}" (inbound.yml)`, faults)),
    ]),
  );

const pagersOf = ({ pagers }: Configuration, env: Variables, faults: string[]): Record<string, Pager> =>
  Object.fromEntries(
    Object.entries(pagers).map(([role, options]): [string, Pager] => {
      const what = `of the schedule of "${role}" (roles.yml)`;
      if (options.type === 'pagerduty')
        return [
          role,
          pagerduty({ ...options, token: valueIn(env, options.token.env, `the API token ${what}`, faults) }),
        ];
      const { url, allowPrivate } = options;
      const address = typeof url === 'string' ? url : valueIn(env, url.env, `the address ${what}`, faults);
      return [role, icalFeed(address, allowPrivate)];
    }),
  );
