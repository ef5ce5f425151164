import type { View } from '@slack/types';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { md } from '../../src/blocks/mrkdwn.ts';
import { shown } from '../../src/slack/answering.ts';
import { onView } from '../../src/slack/on-view.ts';
import { notice, type Submitted } from '../../src/words/ask.ts';
import { SUBMITS } from '../../src/words/router.ts';

/** A submission of a dialog whose word answers when `end` is called; `closed`: whoever sent it has closed it. */
function submitting({ closed = false } = {}) {
  const sent: { acks: unknown[]; updates: View[]; private: string[]; log: string[] } = {
    ...{ acks: [], updates: [], private: [], log: [] },
  };
  const outcome = Promise.withResolvers<Submitted>();
  vi.spyOn(SUBMITS, 'get').mockReturnValue(() => outcome.promise);
  const l = {
    house: (x: unknown) => x,
    log: (what: string) => void sent.log.push(what),
    views: {
      views: {
        update: async ({ view }: { view: View }) => {
          if (closed)
            throw Object.assign(new Error(), { code: 'slack_webapi_platform_error', data: { error: 'not_found' } });
          sent.updates.push(view);
        },
      },
    },
    slack: {
      directMessages: async () => ({ ok: true, value: 'D1' }),
      post: async (_: unknown, { text }: { text: string }) => {
        sent.private.push(text);
        return { ok: true, value: { channel: 'D1', ts: '1' } };
      },
    },
  };
  const view = { id: 'V1', callback_id: 'plan', private_metadata: '', state: { values: {} } };
  const body = { type: 'view_submission', user: { id: 'U1' }, view };
  const ack = async (answer?: unknown) => void sent.acks.push(answer);
  const done = Reflect.apply(onView, undefined, [l, () => ({}), { body, ack }]) as Promise<void>;
  return { sent, done, ...outcome };
}
const titles = (views: unknown[]) => views.map((v) => (v as { title: { text: string } }).title.text);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a submission', () => {
  const planned = { update: notice('Planned', md`It stands in the channel.`) };

  test('is answered by what came of it, where that is there in time', async () => {
    const { sent, done, resolve } = submitting();
    await vi.advanceTimersByTimeAsync(2499);
    resolve(planned);
    await done;
    expect(sent.acks).toEqual([{ response_action: 'update', view: planned.update }]);
    expect(sent.updates).toEqual([]);
  });

  test('that takes longer is acknowledged, and its dialog tells in the end how it ended', async () => {
    for (const [ends, title] of [
      [planned, 'Planned'],
      [{ close: true }, 'Done'],
      [{ errors: { what: 'I don’t know “chekout”.' } }, 'Not done'],
    ] as [Submitted, string][]) {
      const { sent, done, resolve } = submitting();
      await vi.advanceTimersByTimeAsync(2500);
      expect(titles(sent.acks.map((a) => (a as { view: View }).view))).toEqual(['Still working on it']);
      expect(sent.updates).toEqual([]);
      resolve(ends);
      await done;
      expect(titles(sent.updates)).toEqual([title]);
      expect(sent.private).toEqual([]);
    }
  });

  test('that takes longer, in a dialog that somebody closes: they are told in private', async () => {
    const { sent, done, resolve } = submitting({ closed: true });
    await vi.advanceTimersByTimeAsync(2500);
    resolve({ errors: { when: 'The window is over.' } });
    await done;
    expect(sent.private).toEqual(['It was not done: The window is over.']);
  });

  test('that fails by a fault of ours does not say that nothing was changed', async () => {
    const { sent, done, reject } = submitting();
    reject(new Error('after the commit'));
    await done;
    const [answer] = sent.acks;
    expect(JSON.stringify(answer)).toContain('Look whether it was done before you try again');
    expect(sent.log).toEqual(['a submission failed']);
  });
});

describe('a dialog that Slack does not open', () => {
  const failing = (code: string, more: object) => ({
    house: <T>(said: T) => said,
    log: () => {},
    views: { views: { open: () => Promise.reject(Object.assign(new Error(), { code, ...more })) } },
  });
  const platform = (error: string, more: object = {}) =>
    failing('slack_webapi_platform_error', { data: { error, ...more } });
  test.each([
    ['the trigger has died', platform('expired_trigger_id'), /in time.*try again/],
    ['the trigger was used', platform('exchanged_trigger_id'), /in time.*try again/],
    ['three stand already', platform('push_limit_reached'), /no more than three dialogs.*Close one/],
    ['it is drawn wrongly', platform('invalid_arguments'), /won’t help: Slack refused it: invalid_arguments\. Tell/],
    ['a scope is missing', platform('missing_scope', { needed: 'x:y' }), /won’t help: I lack the permission x:y/],
    ['the token is revoked', platform('token_revoked'), /takes my token no more \(token_revoked\)\. Tell/],
    ['there were too many', failing('slack_webapi_rate_limited_error', { retryAfter: 7 }), /try again in 7 s/],
    ['Slack breaks', platform('internal_error'), /does not say whether/],
    ['Slack is away', failing('slack_webapi_request_error', { original: { code: 'ECONNREFUSED' } }), /try again/],
  ])('is answered by why, and what to do: %s', async (_, l, words) => {
    const said = await Reflect.apply(shown, undefined, [l, { modal: { type: 'modal' } }, 'trigger']);
    expect(said.text).toMatch(words);
  });
});
