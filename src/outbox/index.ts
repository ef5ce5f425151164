import type { DeployTarget } from '../deploy-targets/target.ts';
import type { Setting } from '../door/setting.ts';
import type { Pager } from '../pagers/pager.ts';
import type { Renderer } from '../pictures/renderer.ts';
import type { Repository } from '../repositories/repository.ts';
import type { Measurer } from '../signals/measurer.ts';
import type { Tracker } from '../trackers/tracker.ts';
import type { VersionEndpoint } from '../version-endpoints/endpoint.ts';
import { KINDS } from './kinds/index.ts';
import type { Limits } from './limits.ts';
import { Outbox } from './outbox.ts';
import type { SlackPort } from './slack-port.ts';

export type OutboxSetting = {
  setting: Setting;
  slack: SlackPort;
  targets: Record<string, DeployTarget>;
  measurer: Measurer;
  draw: Renderer['draw'];
  pagers: Record<string, Pager>;
  versions: Record<string, VersionEndpoint>;
  repositories: readonly Repository[];
  trackers: ReadonlyMap<string, Tracker>;
  personOf: (email: string) => string | undefined;
  limits: Limits;
  random: () => number;
  log: (what: string, about: Record<string, unknown>) => void;
};

/** The outbox with all its kinds of errands. */
export function openOutbox({ limits, random, ...given }: OutboxSetting): Outbox {
  const context = { ...given, speed: limits.speed, editEveryMs: limits.editEveryMs };
  const { setting, log } = given;
  const kinds = Object.fromEntries(Object.entries(KINDS).map(([name, { open }]) => [name, open(context)]));
  return new Outbox({ store: setting.store, kinds, limits, now: setting.now, random, log });
}
