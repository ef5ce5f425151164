import type { Setting } from '../../src/door/setting.ts';
import type { OutboxContext } from '../../src/outbox/context.ts';
import type { SlackPort } from '../../src/outbox/slack-port.ts';
import { openMeasurer } from '../../src/signals/measurer.ts';

type More = Partial<Omit<OutboxContext, 'setting' | 'slack'>> & { slack?: Partial<SlackPort> };

/** What kinds of errands work with where nothing is connected but what a test names; what it does not name of Slack can't be called. */
export const contextOf = (setting: Setting, { slack = {}, ...more }: More = {}): OutboxContext => ({
  setting,
  slack: slack as SlackPort,
  targets: {},
  measurer: openMeasurer({}),
  pagers: {},
  versions: {},
  trackers: new Map(),
  repositories: [],
  personOf: () => undefined,
  draw: async () => ({ ok: false, why: 'nothing draws here' }),
  editEveryMs: 0,
  speed: 1,
  log: () => {},
  ...more,
});
