import type { DeployTarget } from '../deploy-targets/target.ts';
import type { Phrase } from '../domain/phrase.ts';
import type { Setting } from '../door/setting.ts';
import { toErrand } from '../door/stored.ts';
import type { Pager } from '../pagers/pager.ts';
import type { Renderer } from '../pictures/renderer.ts';
import type { Repository } from '../repositories/repository.ts';
import type { Measurer } from '../signals/measurer.ts';
import type { Json, NewErrand } from '../store/store.ts';
import type { Tracker } from '../trackers/tracker.ts';
import type { VersionEndpoint } from '../version-endpoints/endpoint.ts';
import type { Attempt } from './attempt.ts';
import type { Called, SlackPort } from './slack-port.ts';

/** What the kinds of errands work with. */
export type OutboxContext = {
  setting: Setting;
  slack: SlackPort;
  targets: Record<string, DeployTarget>;
  measurer: Measurer;
  /** pictures, beside the event loop */
  draw: Renderer['draw'];
  /** where code is kept, in the order of the manifest */
  repositories: readonly Repository[];
  /** where work is kept, by name */
  trackers: ReadonlyMap<string, Tracker>;
  /** what wakes people, by name */
  pagers: Record<string, Pager>;
  /** where services tell their version: by environment, region and service */
  versions: Record<string, VersionEndpoint>;
  /** a Slack user id by an e-mail address */
  personOf: (email: string) => string | undefined;
  speed: number;
  /** the shortest time between two edits of one message, ms */
  editEveryMs: number;
  log: (what: string, about: Record<string, unknown>) => void;
};

/** How a failed call goes on. */
export function attemptAfter(called: Extract<Called<Json>, { ok: false }>): Attempt {
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

/** Tells a person privately; `cause` makes it be told once. */
export function tell(setting: Setting, person: string, cause: string, phrase: Phrase): NewErrand {
  const intent = { kind: 'tell', user: person, phrase } as const;
  const key = `tell/${person}/${cause}`;
  return toErrand({ key, mode: 'once', lane: `dm/${person}`, dueAt: setting.now(), intent });
}
