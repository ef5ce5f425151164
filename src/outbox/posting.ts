import type { z } from 'zod';
import type { Message } from '../blocks/blocks.ts';
import type { Change, Errand, NewErrand } from '../store/store.ts';
import type { Attempt } from './attempt.ts';
import { attemptAfter, type OutboxContext } from './context.ts';
import { inThreadOrBeside } from './in-thread.ts';
import { type ErrandOf, kind } from './kind.ts';
import { shown } from './shown.ts';
import type { Posted } from './slack-port.ts';
import { toldUnsent, unreached } from './unsent.ts';

/** What a post says and where; `afterwards` is committed once it is posted. Undefined: there is nothing to say any more. */
type Draft = {
  /** a channel by its name, or by its id where a message of ours stood */
  to: { channel: string } | { id: string } | { user: string };
  message: Message;
  /** the message whose thread it stands in: by its name, or by its timestamp in that channel */
  thread?: string;
  under?: string;
  broadcast?: boolean;
  afterwards?: (posted: Posted) => Pick<Change, 'put' | 'errands'>;
};

/** What a kind of post is made of beside its data. */
type Posting<Data> = {
  draw(data: Data, context: OutboxContext, key: string): Promise<Draft | undefined>;
  /** see `ErrandKind` */
  saysAll?: boolean;
  /** the release it is about: whose owner hears when it could not be posted */
  about?(data: Data): string | undefined;
  /** whom alone it tells: when they can't be reached, somebody else hears that */
  person?(data: Data): string;
  /** what is to come after it, whether or not there was something to say; `ended`: what became of it */
  next?(data: Data, context: OutboxContext, ended: 'told' | 'refused' | 'threw'): NewErrand[];
};

/** How long Slack's history is asked for a post of unknown outcome before it is sent again, ms. */
const LOOK_FOR_MS = 10_000;

/** A kind of errand that posts a message. A post whose outcome is unknown is looked up by its metadata before it is sent again. */
export const posting = <Data>(
  data: z.ZodType<Data>,
  { draw, saysAll = false, about = () => undefined, person, next = () => [] }: Posting<Data>,
): ErrandOf<Data> =>
  kind(data, (context) => {
    const search = searches(context);
    return {
      mark: true,
      saysAll,
      call: (errand, queued) => ({ rule: 'post', channel: errand.lane, queued }),
      async attempt(it, errand) {
        // Before it is drawn: what happens in between is in both rather than in neither.
        const after = next(it, context, 'told');
        const draft = await draw(it, context, errand.key);
        if (!draft) return { done: true, also: { errands: after } };
        const where = await placeOf(draft, context);
        if ('why' in where || 'giveUp' in where) return where;
        if (errand.triedAt) {
          const found = await lookedUp(where, errand, errand.triedAt, context, search);
          if ('attempt' in found) return found.attempt;
          if (found.posted) return finish(draft, found.posted, after);
        }
        const { message, broadcast } = draft;
        const sent = await inThreadOrBeside(where, message, context, (to, m) =>
          context.slack.post({ ...to, ...(broadcast && { broadcast: true }) }, m, errand.key),
        );
        return sent.ok ? finish(draft, sent.value, after) : attemptAfter(sent);
      },
      async givenUp(it, errand, why, threw) {
        const failure = { setting: context.setting, errand, why, release: about(it) };
        const told = await (person ? unreached(person(it), failure) : toldUnsent(failure));
        return { errands: [...next(it, context, threw ?? 'refused'), ...told] };
      },
    };
  });

/** Whether to go on looking for an errand's post: elapsed time, which no change of the clock touches. */
function searches({ speed }: OutboxContext) {
  const since = new Map<string, number>();
  return {
    goOn(key: string): boolean {
      const began = since.get(key) ?? performance.now();
      since.set(key, began);
      return (performance.now() - began) * speed < LOOK_FOR_MS;
    },
    end: (key: string) => void since.delete(key),
  };
}

/** The post of an earlier attempt, if it arrived; or how to go on while nobody knows. */
async function lookedUp(
  where: Place,
  errand: Errand,
  triedAt: string,
  { slack }: OutboxContext,
  search: ReturnType<typeof searches>,
): Promise<{ posted: Posted | undefined } | { attempt: Attempt }> {
  const found = await slack.find(where, errand.key, triedAt);
  // Where history can't be read, nobody will ever know: said twice is better than never.
  if (!found.ok && found.why === 'refused') return { posted: undefined };
  if (!found.ok) return { attempt: { ...attemptAfter(found), ...(found.why !== 'rate-limited' && { unsent: false }) } };
  if (!found.value && search.goOn(errand.key))
    return { attempt: { retryInMs: 1000, why: 'looking whether it arrived', failing: false, unsent: false } };
  search.end(errand.key);
  return { posted: found.value };
}

function finish(draft: Draft, posted: Posted, next: NonNullable<Change['errands']>): Attempt {
  const also = draft.afterwards?.(posted) ?? {};
  return { done: true, also: { ...also, errands: [...(also.errands ?? []), ...next] } };
}

type Place = { channel: string; threadTs?: string };

async function placeOf(
  draft: Draft,
  { slack, setting }: OutboxContext,
): Promise<Place | Extract<Attempt, { why: string } | { giveUp: string }>> {
  const { to } = draft;
  const channel = await ('user' in to
    ? slack.directMessages(to.user)
    : 'id' in to
      ? { ok: true as const, value: to.id }
      : slack.channelId(to.channel));
  if (!channel.ok) {
    const how = attemptAfter(channel);
    return 'giveUp' in how || 'why' in how
      ? { ...how, ...('why' in how && { unsent: true }) }
      : { giveUp: 'no channel' };
  }
  if (!channel.value)
    return {
      giveUp: `there is no channel #${'channel' in to ? to.channel : ''} that I can see. Create it, or correct manifests/audiences.yml, and invite me with /invite`,
    };
  if (!draft.thread) return { channel: channel.value, ...(draft.under && { threadTs: draft.under }) };
  const root = await shown(setting, draft.thread);
  return root ? { channel: root.channel, threadTs: root.ts } : { channel: channel.value };
}

/** The channel that carries the headlines. */
export const headlineChannel = ({ setting }: Pick<OutboxContext, 'setting'>) =>
  setting.company().audiences.find((a) => a.headline)?.channel ?? 'releases';
