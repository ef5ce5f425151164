import type { DeployTarget } from '../deploy-targets/target.ts';
import type { Setting } from '../look.ts';
import { editKinds } from './kinds/edits.ts';
import { postKinds } from './kinds/posts.ts';
import { deployKind, timerKind } from './kinds/work.ts';
import type { Limits } from './limits.ts';
import { type Kind, Outbox } from './outbox.ts';
import type { SlackPort } from './slack-port.ts';

export type OutboxSetting = {
  setting: Setting;
  slack: SlackPort;
  targets: Record<string, DeployTarget>;
  limits: Limits;
  random: () => number;
  log: (what: string, about: Record<string, unknown>) => void;
};

/** The outbox with all its kinds of errands. */
export function openOutbox({ setting, slack, targets, limits, random, log }: OutboxSetting): Outbox {
  const context = { setting, slack, speed: limits.speed };
  const kinds: Record<string, Kind> = {
    ...postKinds(context),
    ...editKinds(context, limits.editEveryMs),
    timer: timerKind(context),
    deploy: deployKind(context, targets),
  };
  return new Outbox({ store: setting.store, kinds, limits, now: setting.now, random, log });
}
