import { expect, test } from 'vitest';
import { actions, button, message, section } from '../../src/blocks/blocks.ts';
import { md } from '../../src/blocks/mrkdwn.ts';
import { plainly, textAlone } from '../../src/outbox/plainly.ts';
import type { Called } from '../../src/outbox/slack-port.ts';

const rich = message(md`Your vote by 12:00`, [section(md`*Your vote*`), ...actions([button('Go', 'go', 'R-1/v1')])]);
const refused = (error: string): Called<string> => ({ ok: false, why: 'refused', error, detail: error });

/** Sends it where each answer in turn is given; what was sent, and what came of it. */
async function sent(...answers: (Called<string> | Error)[]) {
  const tries: object[] = [];
  const came = await plainly(
    rich,
    async (m) => {
      tries.push(m);
      const answer = answers[tries.length - 1] ?? refused('no_more_answers');
      if (answer instanceof Error) throw answer;
      return answer;
    },
    () => {},
  );
  return { tries, came };
}
const OK: Called<string> = { ok: true, value: 'sent' };

test.each([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'invalid_attachments',
  'invalid_arguments',
  'no_text',
  'block_mismatch',
])('refused with %s: its text goes alone', async (error) => {
  expect(await sent(refused(error), OK)).toEqual({ tries: [rich, textAlone(rich)], came: OK });
});

test.each([
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'restricted_action',
  'user_disabled',
  'message_not_found',
  'missing_scope',
  'edit_window_closed',
])('refused with %s: the same words would fare no better', async (error) => {
  expect(await sent(refused(error))).toEqual({ tries: [rich], came: refused(error) });
});

test('what can’t even be written down goes as its text; what throws then too is refused, not thrown', async () => {
  expect((await sent(new URIError('URI malformed'), OK)).came).toEqual(OK);
  expect((await sent(new URIError('a'), new URIError('b'))).came).toMatchObject({ ok: false, why: 'refused' });
});

test('after a rate limit the whole message is tried again later', async () => {
  const limited: Called<string> = { ok: false, why: 'rate-limited', retryAfterMs: 1000 };
  expect(await sent(limited)).toEqual({ tries: [rich], came: limited });
});

test('a text alone says what to type where buttons were, and is never empty', () => {
  expect(textAlone(rich)).toEqual({
    text: expect.stringMatching(/^Your vote by 12:00\n.*`\/release list mine`/),
    blocks: [],
  });
  expect(textAlone({ text: '', blocks: [] }).text).not.toBe('');
  expect(textAlone({ text: '\ud800', blocks: [] }).text.isWellFormed()).toBe(true);
});
