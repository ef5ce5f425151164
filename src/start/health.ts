import type { Outbox } from '../outbox/outbox.ts';
import type { Roster } from '../schedules/roster.ts';
import { warnings, wrongOnes } from '../setup/finding.ts';
import type { Transport } from '../slack/transport.ts';
import type { Store } from '../store/store.ts';
import type { SetupWatch } from './setup-watch.ts';

type Parts = {
  store: Store;
  transport: Transport;
  outbox: Outbox;
  roster: Roster;
  setup: SetupWatch;
  rules: () => string[];
};

/** What `GET /healthz` tells. What the start-up check found is counted only: anybody may ask. */
export const healthOf =
  ({ store, transport, outbox, roster, setup, rules }: Parts) =>
  () => ({
    ok: !store.broken() && transport.connected(),
    detail: {
      store: store.broken() ?? 'ok',
      slack: transport.connected() ? 'connected' : 'not connected',
      outbox: outbox.state(),
      schedulesUnread: roster.unread(),
      rulesUnreckoned: rules(),
      setup: { wrong: wrongOnes(setup.findings()).length, warnings: warnings(setup.findings()).length },
    },
  });
