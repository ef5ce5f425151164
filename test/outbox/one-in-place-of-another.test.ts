import { expect, onTestFinished, test } from 'vitest';
import type { Command } from '../../src/domain/index.ts';
import { turnOf } from '../../src/domain/intents/turn.ts';
import { perform } from '../../src/door/perform.ts';
import { toErrand } from '../../src/door/stored.ts';
import { KINDS } from '../../src/outbox/kinds/index.ts';
import { SLACK_LIMITS } from '../../src/outbox/limits.ts';
import { Outbox } from '../../src/outbox/outbox.ts';
import { messageAt, shown } from '../../src/outbox/shown.ts';
import type { SlackPort } from '../../src/outbox/slack-port.ts';
import { NOW, PLAN } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';
import { contextOf } from './little-context.ts';

/** Something that happens once, and is waited for. */
function moment() {
  let come = () => {};
  const comes = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { come, comes };
}

type Edits = SlackPort['edit'];

/** A person's *My turn* stands at 1.1 and shows something of before. While Slack is asked to edit it, a new one is posted at 1.2. */
async function postedDuringAnEdit(answer: Awaited<ReturnType<Edits>>) {
  const setting = await openSetting();
  const ask = async (command: Command) => {
    const { ok } = await perform(setting, command, { actor: { id: 'UMANAGER' }, via: 'test' });
    expect(ok).toBe(true);
  };
  await ask(PLAN);
  await ask({ type: 'OpenVote', release: 'R-1' });
  await setting.store.commit({
    at: NOW,
    put: [messageAt('my-turn/UQA', { channel: 'DQA', ts: '1.1', hash: 'of before' })],
    done: (await setting.store.pending('')).map(({ key, id }) => ({ key, id })),
  });
  const editing = moment();
  const posted = moment();
  const stands = new Set(['1.1']);
  const slack: Partial<SlackPort> = {
    directMessages: async () => ({ ok: true, value: 'DQA' }),
    async edit({ ts }) {
      if (ts !== '1.1') return { ok: true, value: { channel: 'DQA', ts } };
      editing.come();
      await posted.comes;
      return answer;
    },
    async post({ channel }) {
      stands.add(`1.${stands.size + 1}`);
      return { ok: true, value: { channel, ts: `1.${stands.size}` } };
    },
    async remove({ ts }) {
      stands.delete(ts);
      return { ok: true, value: null };
    },
  };
  const context = contextOf(setting, { slack });
  const box = new Outbox({
    store: setting.store,
    kinds: Object.fromEntries(Object.entries(KINDS).map(([name, { open }]) => [name, open(context)])),
    limits: { ...SLACK_LIMITS, speed: 100 },
    now: setting.now,
    random: () => 0.5,
    log: () => {},
  });
  onTestFinished(() => box.stop());
  box.start();
  const [edit] = turnOf('UQA', undefined, NOW, NOW).map(toErrand);
  const [post] = turnOf('UQA', 'told', NOW, NOW).slice(-1).map(toErrand);
  if (!edit || !post) throw new Error('nothing is due');
  await setting.store.commit({ at: NOW, errands: [edit] });
  await editing.comes;
  await setting.store.commit({ at: NOW, errands: [post] });
  while ((await shown(setting, 'my-turn/UQA'))?.ts !== '1.2') await new Promise((again) => setTimeout(again, 2));
  posted.come();
  await box.idle();
  return { noted: (await shown(setting, 'my-turn/UQA'))?.ts, stands: [...stands] };
}

test.each<[string, Awaited<ReturnType<Edits>>]>([
  ['was edited all the same', { ok: true, value: { channel: 'DQA', ts: '1.1' } }],
  ['was deleted', { ok: false, why: 'refused', error: 'message_not_found', detail: '' }],
])(
  'a new message takes the place of one that is being edited, which %s: the old one goes, and the new one is known',
  async (_, answer) => {
    const { noted, stands } = await postedDuringAnEdit(answer);
    expect(noted).toBe('1.2');
    expect(stands).toEqual(['1.2']);
  },
);
