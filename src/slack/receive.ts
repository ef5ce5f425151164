import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';
import type { Log } from '../outbox/plainly.ts';
import { strangeIn } from './parse.ts';

/**
 * Bolt acks events before any listener runs, so a crash would lose them. This App holds the ack of an event until its listeners have
 * finished, which is when the change is durable; if one throws (Bolt’s error handler throws on), Slack hears nothing and delivers the event again (DESIGN, decision 1).
 */
export class HoldingApp extends App {
  private readonly seen = new Map<string, Promise<void>>();
  private readonly log: Log;

  constructor(options: AppOptions, log: Log) {
    super(options);
    this.log = log;
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    const envelope = event.customProperties?.envelopeId;
    if (typeof envelope !== 'string') return this.held(event);
    // The same envelope may come over both sockets when one of them breaks: it is worked on once and acked each time.
    const before = this.seen.get(envelope);
    if (before) return before.then(() => event.ack());
    const working = this.held(event);
    this.seen.set(envelope, working);
    if (this.seen.size > 2000) for (const old of [...this.seen.keys()].slice(0, 1000)) this.seen.delete(old);
    return working;
  }

  private async held(event: ReceiverEvent): Promise<void> {
    if (event.body.type !== 'event_callback') return super.processEvent(event);
    const strange = strangeIn(event.body);
    if (strange.length > 0) {
      // Sent again it would be no other: it is acked. Only the names of its fields are told.
      this.log('Slack sent an event whose fields are of another kind than Slack’s are: it is left out', { strange });
      return void (await event.ack());
    }
    await super.processEvent({ ...event, ack: async () => {} });
    await event.ack();
  }
}
