import { GONOGO, type Reads } from '../../domain/decision.ts';
import { managers } from '../../domain/duty.ts';
import type { Intent } from '../../domain/intents.ts';
import type { Phrase } from '../../domain/phrase.ts';
import { look, type Setting } from '../../look.ts';
import { toErrand } from '../../perform.ts';
import type { Change, Errand, Json } from '../../store/store.ts';
import type { Attempt } from '../outbox.ts';
import type { Called, Posted, SlackPort } from '../slack-port.ts';

/** What the kinds of errands work with. */
export type Context = { setting: Setting; slack: SlackPort; speed: number };

export type IntentOf<K extends Intent['kind']> = Extract<Intent, { kind: K }>;

/** An errand's intent: errands are made from intents alone, so the kind tells the shape. */
export function intentOf<K extends Intent['kind']>(errand: Errand, kind: K): IntentOf<K> {
  const data: unknown = errand.data;
  if (errand.kind !== kind) throw new Error(`${errand.key} is not a ${kind}`);
  return data as IntentOf<K>;
}

export const worldFor = async (setting: Setting, reads: Reads) => (await look(setting, reads, GONOGO)).world;

/** Which Slack message shows what: timestamps live here, not in facts. `hash`: what it shows now. */
export type Shown = Posted & { hash: string };
const messageKey = (name: string) => `message/${name}`;

export async function shown(setting: Setting, name: string): Promise<Shown | undefined> {
  const value: unknown = (await setting.store.get(messageKey(name)))?.value;
  return value as Shown | undefined;
}

/** The documents that remember a message, and, for one that starts a thread, which release its thread is about. */
export function remembered(name: string, posted: Posted, hash: string, release?: string): NonNullable<Change['put']> {
  const put: NonNullable<Change['put']> = [{ key: messageKey(name), value: { ...posted, hash }, lists: [] }];
  if (release) put.push({ key: threadKey(posted), value: release, lists: [] });
  return put;
}

/** Which vote a message is, for reactions on it. */
export const voteKey = ({ channel, ts }: Posted) => `vote-at/${channel}/${ts}`;

export const threadKey = ({ channel, ts }: Posted) => `thread/${channel}/${ts}`;

/** How a failed call goes on. */
export function failed(called: Extract<Called<Json>, { ok: false }>): Attempt {
  switch (called.why) {
    case 'rate-limited':
      return { retryInMs: called.retryAfterMs, why: 'rate limited', failing: false, unsent: true };
    case 'unreachable':
      return { why: called.detail, failing: true, unsent: true };
    case 'unknown':
      return { why: called.detail, failing: true, unsent: false };
    case 'unauthorized':
      // Nothing can be told through Slack now: wait for whoever mends the token, and lose nothing meanwhile.
      return { retryInMs: 30_000, why: `Slack refuses the token (${called.error})`, failing: false, unsent: true };
    case 'refused':
      return { giveUp: called.detail };
  }
}

/** Tells a person privately; for what could not be done for them. */
export function tell(setting: Setting, user: string, cause: string, phrase: Phrase) {
  const now = setting.now();
  return toErrand({
    key: `tell/${user}/${cause}`,
    mode: 'once',
    lane: `dm/${user}`,
    dueAt: now,
    intent: { kind: 'tell', user, phrase },
  });
}

/** Whom to tell when something about a release could not be sent. */
export async function ownersOf(setting: Setting, release: string | undefined): Promise<string[]> {
  const owner =
    release && (await worldFor(setting, { docs: [`release/${release}`], lists: [] })).releases[release]?.owner;
  const { company, people } = { company: setting.company(), people: setting.people() };
  return owner ? [owner] : managers({ company, people }).slice(0, 1);
}
