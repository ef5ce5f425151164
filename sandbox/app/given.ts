import type { Systems } from '../fakes/systems.ts';
import type { WorkspaceClock } from '../workspace/time.ts';
import { COMPILED } from './compiled.mjs';
import { madeUp } from './made-up.ts';
import { SECRETS } from './secrets.ts';

export type Entry = string | (() => Promise<string | undefined>);

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
  /** what is run, where it is not the sources; asked at each start where the sources may be others by then */
  entry?: Entry | undefined;
};

/** The variables that the app is started with, and no others. */
export function environment(o: AppOptions, port: string): NodeJS.ProcessEnv {
  const given = usual(o, port);
  return { ...madeUp(o.manifests, given, o), ...given };
}

/** Those whose values are made up, as manifests name them and nobody else knows them. */
export const madeUpFor = (o: AppOptions): string[] => Object.keys(madeUp(o.manifests, usual(o, '0'), o)).sort();

const usual = (o: AppOptions, port: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: COMPILED,
  TZ: process.env.TZ,
  SLACK_BOT_TOKEN: SECRETS.bot,
  SLACK_API_URL: o.api,
  ...(o.http ? { SLACK_SIGNING_SECRET: SECRETS.signing } : { SLACK_APP_TOKEN: SECRETS.app }),
  DEPLOY_WEBHOOK_URL: o.pipeline,
  METRICS_URL: o.metrics,
  DEPLOY_WEBHOOK_SECRET: SECRETS.webhook,
  GITHUB_DEPLOY_TOKEN: SECRETS.github,
  GITLAB_TOKEN: SECRETS.gitlab,
  JENKINS_TOKEN: SECRETS.jenkins,
  ARGO_TOKEN: SECRETS.argo,
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
