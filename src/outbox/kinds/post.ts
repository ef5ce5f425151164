import { z } from 'zod';
import { renderFor } from '../../audiences/render.ts';
import type { ToldNow } from '../../audiences/view-of.ts';
import { actions, button, type Message } from '../../blocks/blocks.ts';
import { AUDIENCE_EVENTS } from '../../domain/company/audiences.ts';
import { IN_FLIGHT } from '../../domain/company/freezes.ts';
import { roleTitle } from '../../domain/company/roles.ts';
import { oneIf } from '../../domain/deciding/reads.ts';
import type { Freeze } from '../../domain/freeze/freeze.ts';
import { headlineOf } from '../../domain/intents/due.ts';
import type { Stopped, Tidings } from '../../domain/intents/intent.ts';
import { roleOf } from '../../domain/people/done-by.ts';
import { delayOf } from '../../domain/release/clearing/delay.ts';
import { surroundingsOf } from '../../domain/release/clearing/surroundings.ts';
import { type Release, voteOf } from '../../domain/release/release.ts';
import { votes } from '../../domain/vote/document.ts';
import { overruledIn } from '../../domain/vote/overruled.ts';
import { see } from '../../door/read-only.ts';
import type { Setting } from '../../door/setting.ts';
import { phrase } from '../phrase.ts';
import { posting } from '../posting.ts';
import { hashOf, remembered } from '../shown.ts';
import type { Posted } from '../slack-port.ts';

/** Documents as they were at the moment of the fact: written by the domain alone. */
const document = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null && 'id' in value);
const told: z.ZodType<Tidings> = z.object({
  event: z.enum(AUDIENCE_EVENTS),
  release: document<Release>().optional(),
  freeze: document<Freeze>().optional(),
  still: z.string().optional(),
  stillInFlight: z.enum(IN_FLIGHT).optional(),
  stops: z.object({ first: z.array(z.custom<Stopped>()), more: z.number() }).optional(),
  incident: z.object({ id: z.string(), since: z.string(), over: z.string().optional() }).optional(),
  text: z.string().optional(),
  movedFrom: z.string().optional(),
  because: z.string().optional(),
  runs: phrase.optional(),
  was: z.string().optional(),
  said: phrase.optional(),
  by: z.string().optional(),
  byRole: z.string().optional(),
  openAtLast: z.literal(true).optional(),
  unfit: z.literal(true).optional(),
  again: z.literal(true).optional(),
  ownerRole: z.string().optional(),
  ownerGone: z.literal(true).optional(),
  at: z.string(),
});

/** What sounds in the channel too, not only in the thread. */
const LOUD: readonly string[] = ['missed', 'held', 'failed', 'rollback-failed', 'done', 'rolled-back', 'replaced'];

/** What tells when it goes live. */
const PROMISES: readonly string[] = ['planned', 'moved', 'changed', 'approved', 'reopened'];

/** Looked up when it is told, not when it is decided: those who vote would wait for it, and what is promised is read now. */
async function lookedUp({ event, release }: Tidings, setting: Setting): Promise<Partial<ToldNow>> {
  if (!release || !PROMISES.includes(event)) return {};
  const world = await see(setting, { ...surroundingsOf(release), vote: oneIf(votes, voteOf(release)) });
  const delay = delayOf(release, world);
  const over = event === 'approved' ? overruledIn(release, world.vote) : undefined;
  const titles = (roles: string[]) => roles.map((role) => roleTitle(world.company, role));
  return {
    ...(delay && { delay }),
    ...(over && {
      overruled: { by: roleOf(over.by, world), against: titles(over.against), unanswered: titles(over.unanswered) },
    }),
  };
}

/** What somebody has to decide now. Whoever reads it in the channel does not have the card before them. */
const DECIDE: readonly string[] = ['missed', 'held', 'failed', 'rollback-failed'];

/** With the way to what can be done about it, as that is when it is looked for: the post itself is not kept up to date. */
function decidable(rendered: Message, told: Tidings | undefined): Message {
  if (!told?.release || !DECIDE.includes(told.event)) return rendered;
  return { ...rendered, blocks: [...rendered.blocks, ...actions([button('Details', 'show', told.release.id)])] };
}

/** What an audience is told, in its language. */
export const post = posting(z.object({ kind: z.literal('post'), audience: z.string(), told }), {
  about: ({ told }) => told.release?.id,
  async draw({ audience: name, told }, { setting }, key) {
    const audience = setting.company().audiences.find((a) => a.name === name);
    if (!audience) return undefined;
    const inThread = audience.headline && told.release;
    const read = renderFor(audience, { ...told, ...(await lookedUp(told, setting)) });
    const rendered = decidable(read, inThread ? told : undefined);
    return {
      to: { channel: audience.channel },
      message: rendered,
      ...(told.freeze && { afterwards: (posted: Posted) => ({ put: remembered(key, posted, hashOf(rendered)) }) }),
      ...(inThread && { thread: headlineOf(inThread.id), broadcast: LOUD.includes(told.event) }),
    };
  },
});
