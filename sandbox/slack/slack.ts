import { SlackError } from '../api/method.ts';
import { messageShape, viewShape } from '../api/shapes.ts';
import type { Installed } from '../app/manifest.ts';
import { faultsInBlocks } from '../blocks/check.ts';
import { actionOf, type Choices, type Chosen, choicesIn, type Placed, statesOf } from '../blocks/state.ts';
import { faultsInFiles } from '../workspace/files.ts';
import { BOT, SLACKBOT, TEAM, teamOf } from '../workspace/people.ts';
import { type Block, directChannel, type Message, type View, type Workspace } from '../workspace/workspace.ts';
import { Channels } from './channels.ts';
import type { Delivered, Delivery, Envelope } from './delivery.ts';
import { Events } from './events.ts';
import { Handles } from './handles.ts';
import { Membership } from './membership.ts';
import { Modals } from './modals.ts';
import { channelOf, interaction, messageAction } from './payloads.ts';
import { Storm } from './storm.ts';
import { asCommandText } from './typed.ts';
import { Writing } from './writing.ts';

export type LogEntry = { at: string; what: string; detail: string; ok: boolean };
const LOG_KEPT = 2000;

/** What a response_url takes. */
export type Response = {
  text?: string;
  blocks?: Block[];
  replace_original?: boolean;
  delete_original?: boolean;
  response_type?: string;
  thread_ts?: string;
};

/** What Slack does when people act: payloads, deliveries, and what it shows when the app does not answer. */
export class SimulatedSlack {
  readonly workspace: Workspace;
  readonly app: Installed;
  readonly log: LogEntry[] = [];
  readonly handles = new Handles();
  readonly events: Events;
  readonly modals: Modals;
  readonly membership: Membership;
  readonly channels: Channels;
  readonly writing: Writing;
  readonly storm: Storm;
  /** so many acks are counted as too late: the person sees a timeout though the app has acted */
  lateAcks = 0;
  private readonly delivery: () => Delivery;
  private readonly origin: () => string;

  constructor(workspace: Workspace, app: Installed, delivery: () => Delivery, speed: number, origin: () => string) {
    this.workspace = workspace;
    this.app = app;
    this.delivery = delivery;
    this.origin = origin;
    const deliver = (envelope: Envelope) => this.deliver(envelope);
    this.events = new Events(workspace, app, speed, deliver);
    this.membership = new Membership(workspace, this.events);
    this.channels = new Channels(workspace, this.events);
    this.writing = new Writing(workspace, this.events);
    this.storm = new Storm(workspace, this.membership, speed);
    this.modals = new Modals({
      workspace,
      deliver,
      trigger: (user) => this.handles.trigger(user),
      note: (what, detail, ok) => this.note(what, detail, ok),
    });
  }

  note(what: string, detail: string, ok = true): void {
    this.log.push({ at: new Date().toISOString(), what, detail, ok });
    if (this.log.length > LOG_KEPT) this.log.splice(0, LOG_KEPT / 2);
    this.workspace.changed();
  }

  /** A typed slash command. Its ack may carry a private answer. */
  async command(user: string, channel: string, command: string, text: string): Promise<void> {
    const installed = this.app.commands.find((c) => c.command === command);
    if (!installed)
      return this.slackbot(user, channel, `${command} is not a valid command. In Slack, only installed commands work.`);
    const acked = await this.deliver({
      type: 'slash_commands',
      payload: {
        token: 'verification-token',
        team_id: teamOf(this.workspace.person(user)),
        team_domain: TEAM.domain,
        channel_id: channel,
        channel_name: channelOf(channel, this.workspace).name,
        user_id: user,
        user_name: this.workspace.person(user)?.handle ?? '',
        command,
        text: asCommandText(text, installed.should_escape, this.workspace),
        api_app_id: BOT.app,
        is_enterprise_install: 'false',
        response_url: this.responseUrl(user, channel),
        trigger_id: this.handles.trigger(user),
      },
    });
    if (!acked.ok) return this.slackbot(user, channel, `${command} failed with the error “operation_timeout”`);
    const said = acked.payload as Response | undefined;
    if (said?.text || said?.blocks)
      this.answer({ user, channel }, said, `${command} failed with the error “invalid_blocks”`);
  }

  /** Somebody uses a button or another element of a message. `placed` may be of a message that has changed since: yesterday's button. */
  async useInMessage(user: string, message: Message, placed: Placed, chosen: Chosen): Promise<void> {
    const { workspace } = this;
    const key = `${user}/${message.ts}`;
    const choices = withChoice(choicesIn(message.blocks, workspace.choices.get(key)), placed, chosen);
    workspace.choices.set(key, choices);
    const zone = this.zoneOf(user);
    const hidden = message.ephemeralTo !== undefined;
    const acked = await this.deliver({
      type: 'interactive',
      payload: {
        ...interaction('block_actions', user, this.workspace),
        trigger_id: this.handles.trigger(user),
        response_url: this.responseUrl(user, message.channel, message),
        channel: channelOf(message.channel, workspace),
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: message.channel,
          is_ephemeral: hidden,
          ...(message.threadTs && { thread_ts: message.threadTs }),
        },
        ...(!hidden && { message: messageShape(message, workspace) }),
        state: { values: statesOf(message.blocks, choices, zone) },
        actions: [actionOf(placed, chosen, zone, workspace.ts())],
      },
    });
    if (!acked.ok)
      this.slackbot(
        user,
        message.channel,
        'This didn’t work: the app did not answer in time (operation_timeout)',
        message.threadTs,
      );
  }

  /** Somebody uses an element of a modal or of App Home. */
  async useInView(user: string, view: View, placed: Placed, chosen: Chosen): Promise<void> {
    view.choices = withChoice(view.choices, placed, chosen);
    const zone = this.zoneOf(user);
    const acked = await this.deliver({
      type: 'interactive',
      payload: {
        ...interaction('block_actions', user, this.workspace),
        trigger_id: this.handles.trigger(user),
        container: { type: 'view', view_id: view.id },
        view: viewShape(view, zone),
        actions: [actionOf(placed, chosen, zone, this.workspace.ts())],
      },
    });
    if (!acked.ok) this.modals.trouble(view);
  }

  /** A shortcut of the app's manifest: a global one, or one on a message. */
  async shortcut(user: string, callback: string, on?: Message): Promise<void> {
    const known = this.app.shortcuts.find((s) => s.callback_id === callback);
    if (known?.type !== (on ? 'message' : 'global')) throw new SlackError(`no_such_shortcut: ${callback}`);
    const about = { callback_id: callback, trigger_id: this.handles.trigger(user), action_ts: this.workspace.ts() };
    const acked = await this.deliver({
      type: 'interactive',
      payload: on
        ? {
            ...messageAction(user, this.workspace),
            ...about,
            response_url: this.responseUrl(user, on.channel),
            channel: channelOf(on.channel, this.workspace),
            message_ts: on.ts,
            message: messageShape(on, this.workspace),
          }
        : { ...interaction('shortcut', user, this.workspace), ...about },
    });
    if (!acked.ok)
      this.slackbot(
        user,
        on?.channel ?? directChannel(user),
        `The shortcut failed: the app did not answer in time (operation_timeout)`,
      );
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

  /** What the app POSTs to a response_url; Slack's word when it may not. */
  respond(id: string, body: Response): 'expired_url' | 'used_url' | 'invalid_blocks' | undefined {
    const to = this.handles.answer(id);
    if (typeof to === 'string') return to;
    const { workspace } = this;
    const original = workspace.messages.find((m) => m.channel === to.channel && m.ts === to.of);
    if (original && body.delete_original) workspace.messages = workspace.messages.filter((m) => m !== original);
    if (this.faultsIn(body).length > 0) return 'invalid_blocks';
    if (original && body.replace_original)
      Object.assign(original, { text: body.text ?? '', blocks: body.blocks ?? [], edited: workspace.ts() });
    else if (body.text || body.blocks) this.answer(to, body, '');
    workspace.changed();
    return undefined;
  }

  private answer(to: { user: string; channel: string; threadTs?: string }, said: Response, otherwise: string): void {
    const faults = this.faultsIn(said);
    if (faults.length > 0) {
      this.note('ack', faults.join(' '), false);
      this.slackbot(to.user, to.channel, otherwise);
      return;
    }
    const threadTs = said.thread_ts ?? to.threadTs;
    this.workspace.post({
      channel: to.channel,
      user: BOT.user,
      bot: true,
      text: said.text ?? '',
      blocks: said.blocks ?? [],
      ...(said.response_type !== 'in_channel' && { ephemeralTo: to.user }),
      ...(threadTs && { threadTs }),
    });
  }

  private faultsIn = ({ blocks = [] }: Response) => [
    ...faultsInBlocks(blocks, 'message'),
    ...faultsInFiles(blocks, this.workspace.files),
  ];

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

  private responseUrl(user: string, channel: string, of?: Message): string {
    const threadTs = of?.threadTs;
    return `${this.origin()}/response/${this.handles.reply({ user, channel, ...(threadTs && { threadTs }), ...(of && { of: of.ts }) })}`;
  }

  private slackbot(user: string, channel: string, text: string, threadTs?: string): void {
    this.workspace.post({
      channel,
      user: SLACKBOT,
      bot: true,
      text,
      blocks: [],
      ephemeralTo: user,
      ...(threadTs && { threadTs }),
    });
  }
}

const withChoice = (choices: Choices, { block, element }: Placed, chosen: Chosen): Choices => ({
  ...choices,
  [block]: { ...choices[block], [element.action_id]: chosen },
});
