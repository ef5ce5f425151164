import { z } from 'zod';
import { adapter } from '../../adapters/adapter.ts';
import { isSame } from '../../adapters/constant-time.ts';
import { former, secret, wordFault } from '../../adapters/secret.ts';
import { own } from '../../domain/own.ts';
import { instantOf } from '../../time/instants.ts';
import { IN_ENVIRONMENT, inEnvironment } from '../in-environment.ts';
import { digestOf, hmacHex, someSecret } from '../signing.ts';
import type { Source, Translated } from '../source.ts';
import { eventAlert, issue } from './issue.ts';
import { metricAlert } from './metric-alert.ts';

const KEY = { is: 'the client secret of the integration', fault: wordFault };

/** What an internal integration of Sentry tells: docs/sources/sentry.md, https://docs.sentry.io/organization/integrations/integration-platform/webhooks/ */
export const sentry = adapter({
  type: 'sentry',
  example: '{ name: sentry, type: sentry, secret: { env: NAME } }',
  options: {
    secret: secret.describe('the environment variable with the client secret of the integration'),
    formerSecret: former,
    ...IN_ENVIRONMENT,
  },
  secrets: { secret: KEY, formerSecret: KEY },
  open: ({ environment }, secret): Source =>
    inEnvironment(webhooks(secret('secret'), secret('formerSecret')), environment),
});

/** `secrets`: each as good as the other. The time beside the signature is not signed: it keeps nothing out, and only says in which order things happened. */
export const webhooks = (...secrets: string[]): Source => ({
  largest: 5 * 1024 * 1024,
  verify({ raw, header }) {
    const given = header('sentry-hook-signature') ?? '';
    return someSecret(secrets, (secret) => isSame(given, hmacHex(secret, raw)));
  },
  sign: (raw) => ({ headers: { 'sentry-hook-signature': hmacHex(secrets[0] ?? '', raw) } }),
  remedy: 'give inbound.yml the client secret of the integration at Sentry',
  deliveryId: (delivery) => delivery.header('request-id') ?? digestOf(delivery),
  translate(body, { header }) {
    const resource = header('sentry-hook-resource') ?? '';
    return (
      own(RESOURCES, resource)?.(body, sentAt(header('sentry-hook-timestamp'))) ?? {
        ignored: `${resource.slice(0, 80) || 'an event without a name'} is not used`,
      }
    );
  },
});

/** Seconds since 1970 as UTC ISO, where they are some. */
function sentAt(seconds: string | undefined): string | undefined {
  return seconds !== undefined && /^\d{9,11}$/.test(seconds) ? instantOf(Number(seconds) * 1000) : undefined;
}

/** The integration was installed: the first thing that it tells, and nothing else. */
function installation(body: unknown): Translated {
  const action = z.object({ action: z.string() }).safeParse(body).data?.action ?? 'without an action';
  return action === 'created'
    ? { test: 'the integration was installed' }
    : { ignored: `an installation that is ${action.slice(0, 40)} is not used` };
}

const RESOURCES: Record<string, (body: unknown, at: string | undefined) => Translated> = {
  installation,
  issue,
  activity_alert: issue,
  event_alert: eventAlert,
  metric_alert: metricAlert,
};
