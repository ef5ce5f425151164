import type { Message } from '../../blocks/blocks.ts';
import { homeBlocks, myTurnCard } from '../../cards/turn.ts';
import { EVERYTHING_OPEN, homeOf } from '../../domain/documents.ts';
import { headlineOf } from '../../domain/intents.ts';
import { toErrand } from '../../perform.ts';
import type { Attempt, Kind } from '../outbox.ts';
import { type Context, failed, intentOf, remembered, shown, worldFor } from './context.ts';
import { drawAnnouncement, drawHeadline, drawVote, hashOf } from './posts.ts';

/** Edits show the state at the time they are sent; what already shows it is left alone. */
export function editKinds(context: Context, editEveryMs: number): Record<string, Kind> {
  const { setting, slack } = context;

  async function editTo(name: string, drawn: Message | undefined, release?: string): Promise<Attempt> {
    const before = await shown(setting, name);
    if (!drawn || !before) return { done: true };
    const hash = hashOf(drawn);
    if (before.hash === hash) return { done: true };
    const edited = await slack.edit(before, drawn);
    if (edited.ok) return { done: true, also: { put: remembered(name, before, hash, release) } };
    // Somebody deleted the message: there is nothing left to edit.
    return edited.why === 'refused' && /message_not_found|cant_update_message/.test(edited.error)
      ? { done: true }
      : failed(edited);
  }

  /** The post that is to be edited may still be on its way. */
  async function postPending(name: string): Promise<boolean> {
    if (await shown(setting, name)) return false;
    return (await setting.store.pending(name)).some((e) => e.key === name);
  }

  return {
    edit: {
      mark: false,
      restMs: editEveryMs,
      call: () => ({ rule: 'edit', urgent: true }),
      async attempt(errand) {
        const { message: name } = intentOf(errand, 'edit');
        if (await postPending(name))
          return { retryInMs: 500, why: 'the message is not posted yet', failing: false, unsent: true };
        if (name.startsWith('post/')) return editTo(name, await drawAnnouncement(context, name));
        const [release = ''] = name.split('/');
        return name === headlineOf(release)
          ? editTo(name, await drawHeadline(context, release), release)
          : editTo(name, await drawVote(context, name));
      },
    },
    'my-turn-edit': {
      mark: false,
      restMs: editEveryMs,
      call: () => ({ rule: 'edit', urgent: false }),
      async attempt(errand) {
        const { user } = intentOf(errand, 'my-turn-edit');
        return editTo(`my-turn/${user}`, myTurnCard(user, await worldFor(setting, EVERYTHING_OPEN)));
      },
    },
    'my-turn-later': {
      mark: false,
      call: () => ({ rule: 'free' }),
      async attempt(errand) {
        const { user } = intentOf(errand, 'my-turn-later');
        const now = toErrand({
          key: `${errand.key}/now`,
          mode: 'once',
          lane: `dm/${user}`,
          dueAt: setting.now(),
          intent: { kind: 'my-turn', user },
        });
        return { done: true, also: { errands: [now] } };
      },
    },
    home: {
      mark: false,
      restMs: editEveryMs,
      call: () => ({ rule: 'free' }),
      async attempt(errand) {
        const { user } = intentOf(errand, 'home');
        if (!(await setting.store.get(`home/${user}`))) return { done: true };
        const published = await slack.publishHome(
          user,
          homeBlocks(user, await worldFor(setting, homeOf(user, setting.now()))),
        );
        return published.ok ? { done: true } : failed(published);
      },
    },
    delete: {
      mark: false,
      call: () => ({ rule: 'edit', urgent: false }),
      async attempt(errand) {
        const { channel, ts } = intentOf(errand, 'delete');
        const removed = await slack.remove({ channel, ts });
        return removed.ok || removed.why === 'refused' ? { done: true } : failed(removed);
      },
    },
  };
}
