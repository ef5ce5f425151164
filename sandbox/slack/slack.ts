import { viewShape } from '../api/shapes.ts';
import type { Installed } from '../app/manifest.ts';
import { directChannel, type Workspace } from '../workspace/workspace.ts';
import { Acts } from './acts.ts';
import { Answers } from './answers.ts';
import { Channels } from './channels.ts';
import type { Delivered, Delivery, Envelope } from './delivery.ts';
import { Events } from './events.ts';
import { Handles } from './handles.ts';
import { Membership } from './membership.ts';
import { Modals } from './modals.ts';
import { Storm } from './storm.ts';
import { Suggestions } from './suggestions.ts';
import { Writing } from './writing.ts';

export type LogEntry = { at: string; what: string; detail: string; ok: boolean };
const LOG_KEPT = 2000;

/** What Slack does when people act: payloads, deliveries, and what it shows when the app does not answer. */
export class SimulatedSlack {
  readonly workspace: Workspace;
  readonly app: Installed;
  readonly log: LogEntry[] = [];
  readonly handles = new Handles();
  readonly answers: Answers;
  readonly events: Events;
  readonly modals: Modals;
  readonly acts: Acts;
  readonly suggestions: Suggestions;
  readonly membership: Membership;
  readonly channels: Channels;
  readonly writing: Writing;
  readonly storm: Storm;
  /** so many acks are counted as too late: the person sees a timeout though the app has acted */
  lateAcks = 0;
  private readonly delivery: () => Delivery;

  constructor(workspace: Workspace, app: Installed, delivery: () => Delivery, speed: number, origin: () => string) {
    this.workspace = workspace;
    this.app = app;
    this.delivery = delivery;
    this.answers = new Answers({
      workspace,
      handles: this.handles,
      origin,
      note: (what, detail, ok) => this.note(what, detail, ok),
    });
    const deliver = (envelope: Envelope) => this.deliver(envelope);
    this.events = new Events(workspace, app, speed, deliver);
    this.membership = new Membership(workspace, this.events);
    this.channels = new Channels(workspace, this.events);
    this.writing = new Writing(workspace, this.events);
    this.storm = new Storm(workspace, this.membership, speed);
    const note = (what: string, detail: string, ok: boolean) => this.note(what, detail, ok);
    this.modals = new Modals({ workspace, deliver, trigger: (user) => this.handles.trigger(user), note });
    this.suggestions = new Suggestions({ workspace, deliver, note });
    const { handles, answers, modals } = this;
    this.acts = new Acts({ workspace, app, handles, answers, modals, deliver });
  }

  note(what: string, detail: string, ok = true): void {
    this.log.push({ at: new Date().toISOString(), what, detail, ok });
    if (this.log.length > LOG_KEPT) this.log.splice(0, LOG_KEPT / 2);
    this.workspace.changed();
  }

  /** What was before does not concern the workspace any more. */
  forget(): void {
    this.lateAcks = 0;
    this.events.forget();
    this.storm.end();
    this.log.length = 0;
  }

  openHome(user: string): void {
    const view = this.workspace.homes.get(user);
    this.events.send({
      type: 'app_home_opened',
      user,
      channel: directChannel(user),
      tab: 'home',
      ...(view && { view: viewShape(view, this.zoneOf(user)) }),
      event_ts: this.workspace.ts(),
    });
  }

  private async deliver(envelope: Envelope): Promise<Delivered> {
    const answered = await this.delivery().send(envelope);
    const late = answered.ok && this.lateAcks > 0;
    if (late) this.lateAcks -= 1;
    const acked: Delivered = late ? { ok: false, why: 'timeout' } : answered;
    const event = envelope.payload.event as { type?: string; subtype?: string } | undefined;
    const what = event ? [event.type, event.subtype].filter(Boolean).join('.') : envelope.payload.command;
    this.note(`→ ${String(what ?? envelope.payload.type)}`, acked.ok ? 'acked' : acked.why, acked.ok);
    return acked;
  }

  private zoneOf = (user: string) => this.workspace.person(user)?.tz ?? 'UTC';
}
