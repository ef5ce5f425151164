import { z } from 'zod';
import { adapter } from '../../adapters/adapter.ts';
import { isSame } from '../../adapters/constant-time.ts';
import { former, secret } from '../../adapters/secret.ts';
import { isSigned } from '../../adapters/standard-webhooks.ts';
import { own } from '../../domain/own.ts';
import { asStandardWebhook, digestOf, signedAt, someSecret, TOKEN } from '../signing.ts';
import type { Source, Translated } from '../source.ts';
import { deployment } from './deployment.ts';
import { job } from './job.ts';
import { mergeRequest } from './merge-request.ts';
import { pipeline } from './pipeline.ts';
import { push, tagPush } from './push.ts';
import { release } from './release.ts';
import { vulnerability } from './vulnerability.ts';

/** What a project or a group of GitLab tells: docs/inbound.md, https://docs.gitlab.com/user/project/integrations/webhooks/ */
export const gitlab = adapter({
  type: 'gitlab',
  example: '{ name: gitlab, type: gitlab, token: { env: NAME } }',
  options: {
    token: secret.describe(
      'the environment variable with the secret token of the webhook, or with its signing token (whsec_…)',
    ),
    formerToken: former,
  },
  secrets: { token: TOKEN, formerToken: TOKEN },
  open: (_, secret): Source => webhooks(secret('token'), secret('formerToken')),
});

/** `tokens`: each as good as the other; one that begins with whsec_ signs, another is sent as it is. */
export const webhooks = (...tokens: string[]): Source => ({
  largest: 10 * 1024 * 1024,
  verify({ raw, header }, now) {
    const given = header('x-gitlab-token') ?? '';
    return someSecret(tokens, (token) =>
      token.startsWith('whsec_') ? isSigned(token, raw, header, now) : isSame(given, token),
    );
  },
  signedAt,
  sign(raw, now) {
    const [token = ''] = tokens;
    return token.startsWith('whsec_') ? asStandardWebhook(token, raw, now) : { headers: { 'x-gitlab-token': token } };
  },
  remedy: 'enter the token that inbound.yml names in the settings of the webhook at GitLab',
  // The UUID of an event is no id: events that a webhook causes in turn all have the one of the first.
  deliveryId: (delivery) => delivery.header('webhook-id') ?? delivery.header('idempotency-key') ?? digestOf(delivery),
  translate(body, { header }) {
    const event = header('x-gitlab-event') ?? '';
    const said = Kind.safeParse(body).data;
    const kind =
      said?.object_kind ??
      said?.event_name ??
      event
        .toLowerCase()
        .replace(/ hook$/, '')
        .replaceAll(' ', '_');
    return (
      own(EVENTS, kind)?.(body) ?? {
        ignored: `${(event || kind).slice(0, 80) || 'an event without a name'} is not used`,
      }
    );
  },
});

/** What an event says of itself; a hook of the whole system has one header for all. */
const Kind = z.object({
  object_kind: z.string().optional().catch(undefined),
  event_name: z.string().optional().catch(undefined),
});

const EVENTS: Record<string, (body: unknown) => Translated> = {
  push,
  tag_push: tagPush,
  merge_request: mergeRequest,
  pipeline,
  build: job,
  job,
  deployment,
  release,
  vulnerability,
};
