import { join } from 'node:path';
import type { Systems } from '../fakes/systems.ts';
import type { WorkspaceClock } from '../workspace/time.ts';

export const ROOT = join(import.meta.dirname, '../..');
/** What Node has compiled before: an app that is started again and again starts in half the time. */
export const COMPILED = join(ROOT, 'node_modules/.cache/compiled');
export const SECRETS = {
  bot: 'xoxb-sandbox-bot-token',
  app: 'xapp-1-sandbox-app-token',
  signing: '8f742231b10e8888abcd99yyyzzz85a5',
  check: 'sandbox-check-token',
  export: 'sandbox-export-token',
  webhook: 'whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5nLXNlY3JldA==',
};

export type AppOptions = {
  api: string;
  pipeline: string;
  metrics: string;
  systems: Systems;
  dataDir: string;
  manifests: string;
  http: boolean;
  speed: number;
  clock: WorkspaceClock;
  logLevel: string;
  /** what is run, where it is not the sources */
  entry?: string | undefined;
};

/** The variables that the app is started with, and no others. */
export const environment = (o: AppOptions, port: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: COMPILED,
  TZ: process.env.TZ,
  SLACK_BOT_TOKEN: SECRETS.bot,
  SLACK_API_URL: o.api,
  ...(o.http ? { SLACK_SIGNING_SECRET: SECRETS.signing } : { SLACK_APP_TOKEN: SECRETS.app }),
  DEPLOY_WEBHOOK_URL: o.pipeline,
  METRICS_URL: o.metrics,
  DEPLOY_WEBHOOK_SECRET: SECRETS.webhook,
  GITHUB_DEPLOY_TOKEN: 'ghp_right',
  GITLAB_TOKEN: 'glpat-right',
  JENKINS_TOKEN: 'api-token',
  ARGO_TOKEN: 'argo-right',
  ...addresses(o.systems),
  PORT: port,
  CHECK_TOKEN: SECRETS.check,
  EXPORT_TOKEN: SECRETS.export,
  DATA_DIR: o.dataDir,
  MANIFESTS: o.manifests,
  LOG_LEVEL: o.logLevel,
});

/** Where the deploy systems are, for manifests of one's own. */
const addresses = ({ all }: Systems) =>
  Object.fromEntries(Object.entries(all).map(([name, { url }]) => [`${name.toUpperCase()}_URL`, url]));
