import { z } from 'zod';
import type { Installed } from '../app/manifest.ts';
import { BOT, TEAM } from '../workspace/people.ts';
import { isDirect, type Workspace } from '../workspace/workspace.ts';
import type { Delivered, Envelope } from './delivery.ts';

/** Slack delivers an event again at once, after a minute and after five. */
const RETRY_AFTER_MS = [200, 60_000, 300_000];
/** However fast the clock goes, an app starts as slowly: before the last of them it has so long, ms. */
const LAST_RETRY_AFTER_MS = 45_000;
const REASONS: Record<string, string> = { timeout: 'http_timeout', 'connection refused': 'connection_failed' };

const IN_CHANNELS = new Set([
  'message',
  'reaction_added',
  'reaction_removed',
  'member_joined_channel',
  'member_left_channel',
]);
const itemOf = ({ item }: Record<string, unknown>) => z.object({ channel: z.string() }).safeParse(item).data;

/** The Events API: each event the app subscribed to, until it is acked, three times more at most. */
export class Events {
  private readonly workspace: Workspace;
  private readonly app: Installed;
  private readonly speed: number;
  private readonly deliver: (envelope: Envelope) => Promise<Delivered>;
  /** how many deliveries were acked, and how many were not */
  readonly counted = { acked: 0, unacked: 0 };
  private undelivered = new Set<() => void>();
  private held: (() => void)[] = [];
  /** each event is delivered this many times */
  duplicates = 1;
  /** this many events are held and then delivered newest first */
  shuffle = 0;

  constructor(
    workspace: Workspace,
    app: Installed,
    speed: number,
    deliver: (envelope: Envelope) => Promise<Delivered>,
  ) {
    this.workspace = workspace;
    this.app = app;
    this.speed = speed;
    this.deliver = deliver;
  }

  /** Resolves when it was delivered the first time, acked or not; at once where it is held. */
  async send(event: Record<string, unknown>): Promise<void> {
    if (!this.app.events.includes(this.subscription(event))) return;
    if (!this.isHeard(event)) return;
    const payload = {
      token: 'verification-token',
      team_id: TEAM.id,
      api_app_id: BOT.app,
      event,
      type: 'event_callback',
      event_id: this.workspace.id('Ev'),
      event_time: Math.floor(this.workspace.clock.now() / 1000),
      authorizations: [
        { enterprise_id: null, team_id: TEAM.id, user_id: BOT.user, is_bot: true, is_enterprise_install: false },
      ],
      is_ext_shared_channel: this.workspace.people.some((p) => p.team !== undefined && !p.stranger),
    };
    const go = async () => {
      await Promise.all(Array.from({ length: this.duplicates }, () => this.attempt(payload, 0)));
    };
    if (this.shuffle === 0) return go();
    this.held.push(() => void go());
    if (this.held.length < this.shuffle) return;
    this.shuffle = 0;
    for (const held of this.held.splice(0).reverse()) held();
  }

  /** The app can be reached again: what it has not acked is tried now. Slack would wait; the sandbox is kinder here. */
  reachable(): void {
    for (const again of this.undelivered) again();
  }

  forget(): void {
    this.undelivered.clear();
    this.held = [];
    Object.assign(this.counted, { acked: 0, unacked: 0 });
    this.duplicates = 1;
    this.shuffle = 0;
  }

  /** What is said and done in a channel only those hear who are in it. */
  private isHeard(event: Record<string, unknown>): boolean {
    if (!IN_CHANNELS.has(String(event.type))) return true;
    const at = typeof event.channel === 'string' ? event.channel : itemOf(event)?.channel;
    return at === undefined || this.workspace.channel(at)?.bot === true;
  }

  private subscription(event: Record<string, unknown>): string {
    if (event.type !== 'message') return String(event.type);
    const channel = String(event.channel);
    if (isDirect(channel)) return 'message.im';
    return this.workspace.channel(channel)?.private ? 'message.groups' : 'message.channels';
  }

  private async attempt(payload: Record<string, unknown>, tries: number, reason = ''): Promise<void> {
    const acked = await this.deliver({
      type: 'events_api',
      payload,
      ...(tries > 0 && { retry: { num: tries, reason } }),
    });
    this.counted[acked.ok ? 'acked' : 'unacked'] += 1;
    const wait = RETRY_AFTER_MS[tries];
    if (acked.ok || wait === undefined) return;
    const again = () => {
      clearTimeout(timer);
      if (this.undelivered.delete(again)) void this.attempt(payload, tries + 1, REASONS[acked.why] ?? 'http_error');
    };
    const isLast = tries === RETRY_AFTER_MS.length - 1;
    const timer = setTimeout(again, Math.max(wait / this.speed, isLast ? LAST_RETRY_AFTER_MS : 0));
    timer.unref();
    this.undelivered.add(again);
  }
}
