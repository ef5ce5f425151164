import type { DeployTarget } from '../deploy-targets/target.ts';
import { one } from '../domain/deciding/reads.ts';
import { managers } from '../domain/people/may.ts';
import type { Phrase } from '../domain/phrase.ts';
import { releases } from '../domain/release/document.ts';
import { type Setting, see } from '../door/look.ts';
import { toErrand } from '../door/stored.ts';
import type { Json } from '../store/store.ts';
import type { Attempt } from './outbox.ts';
import type { Called, SlackPort } from './slack-port.ts';

/** What the kinds of errands work with. */
export type Context = {
  setting: Setting;
  slack: SlackPort;
  targets: Record<string, DeployTarget>;
  speed: number;
  /** the shortest time between two edits of one message, ms */
  editEveryMs: number;
  log: (what: string, about: Record<string, unknown>) => void;
};

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
  const world = await see(setting, { release: one(releases, release ?? '-') });
  return world.release ? [world.release.owner] : managers(world).slice(0, 1);
}
