import { adapter } from '../../adapters/adapter.ts';
import { isSame } from '../../adapters/constant-time.ts';
import { former, secret, typedFault } from '../../adapters/secret.ts';
import { own } from '../../domain/own.ts';
import { hmacHex, someSecret } from '../signing.ts';
import type { Source, Translated } from '../source.ts';
import { codeScanningAlert, secretScanningAlert } from './alerts.ts';
import { published, registryPackage, release } from './artifacts.ts';
import { checkRun, checkSuite } from './check-run.ts';
import { commitStatus } from './commit-status.ts';
import { dependabotAlert, vulnerabilityAlert } from './dependencies.ts';
import { deployment, deploymentStatus } from './deployment.ts';
import { pullRequest, pullRequestReview } from './pull-request.ts';
import { push } from './push.ts';
import { workflowJob } from './workflow-job.ts';
import { workflowRun } from './workflow-run.ts';

const KEY = { is: 'the secret of the webhook', fault: typedFault };

/** What a repository or an organization of GitHub tells: docs/inbound.md, https://docs.github.com/en/webhooks */
export const github = adapter({
  type: 'github',
  example: '{ name: github, type: github, secret: { env: NAME } }',
  options: {
    secret: secret.describe('the environment variable with the secret of the webhook'),
    formerSecret: former,
  },
  secrets: { secret: KEY, formerSecret: KEY },
  open: (_, secret): Source => webhooks(secret('secret'), secret('formerSecret')),
});

/** `secrets`: each as good as the other. */
export const webhooks = (...secrets: string[]): Source => ({
  largest: 10 * 1024 * 1024,
  verify({ raw, header }) {
    const given = header('x-hub-signature-256') ?? '';
    return someSecret(secrets, (secret) => isSame(given, `sha256=${hmacHex(secret, raw)}`));
  },
  sign: (raw) => ({ headers: { 'x-hub-signature-256': `sha256=${hmacHex(secrets[0] ?? '', raw)}` } }),
  remedy: 'enter the secret that inbound.yml names in the settings of the webhook at GitHub',
  // A redelivery brings the same one.
  deliveryId: ({ header }) => header('x-github-delivery'),
  translate(body, { header }) {
    const event = header('x-github-event') ?? '';
    return own(EVENTS, event)?.(body) ?? { ignored: `${event.slice(0, 80) || 'an event without a name'} is not used` };
  },
});

const EVENTS: Record<string, (body: unknown) => Translated> = {
  check_run: checkRun,
  check_suite: checkSuite,
  code_scanning_alert: codeScanningAlert,
  dependabot_alert: dependabotAlert,
  deployment,
  deployment_status: deploymentStatus,
  package: published,
  // When a webhook is made, and when somebody tries it.
  ping: () => ({ test: 'a test of the webhook' }),
  pull_request: pullRequest,
  pull_request_review: pullRequestReview,
  push,
  registry_package: registryPackage,
  release,
  repository_vulnerability_alert: vulnerabilityAlert,
  secret_scanning_alert: secretScanningAlert,
  status: commitStatus,
  workflow_job: workflowJob,
  workflow_run: workflowRun,
};
