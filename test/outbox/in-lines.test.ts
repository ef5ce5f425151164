import { expect, test } from 'vitest';
import { message, section } from '../../src/blocks/blocks.ts';
import { md } from '../../src/blocks/mrkdwn.ts';
import { inLinesIfNeeded } from '../../src/outbox/in-lines.ts';
import { textAlone } from '../../src/outbox/plainly.ts';
import type { Called } from '../../src/outbox/slack-port.ts';

const inLines = message(md`Deploying`, [section(md`*Deploying* ● eu live`)]);
const plan = message(md`Deploying`, [{ type: 'plan', title: 'Rollout', tasks: [] }]);
const OK: Called<string> = { ok: true, value: 'sent' };
const refused = (error: string): Called<string> => ({ ok: false, why: 'refused', error, detail: error });

/** A workspace that answers each call in turn, and what it was sent. */
function workspace(...answers: Called<string>[]) {
  const tries: object[] = [];
  const slack = {};
  const answer = async (sent: object) => {
    tries.push(sent);
    return answers[tries.length - 1] ?? OK;
  };
  const send = () => inLinesIfNeeded({ ...plan, inLines }, answer, { slack, log: () => {} });
  return { tries, send };
}

test('a Slack that takes a plan gets it, and nothing beside it', async () => {
  const { tries, send } = workspace();
  expect(await send()).toEqual(OK);
  expect(tries).toEqual([plan]);
});

test('one that refuses it gets lines at once, and lines only from then on; another is not concerned', async () => {
  const { tries, send } = workspace(refused('invalid_blocks'));
  expect(await send()).toEqual(OK);
  await send();
  expect(tries).toEqual([plan, inLines, inLines]);
  const other = workspace();
  await other.send();
  expect(other.tries).toEqual([plan]);
});

test('what is refused in lines too was not refused for its plan: its text goes, and a plan is tried again', async () => {
  const { tries, send } = workspace(...Array.from({ length: 3 }, () => refused('invalid_blocks')));
  expect(await send()).toEqual(OK);
  expect(tries).toEqual([plan, inLines, inLines, textAlone(inLines)]);
  await send();
  expect(tries.at(-1)).toEqual(plan);
});

test.each(['channel_not_found', 'is_archived'])('%s is no fault of the plan', async (error) => {
  const { tries, send } = workspace(refused(error));
  expect(await send()).toEqual(refused(error));
  await send();
  expect(tries).toEqual([plan, plan]);
});
