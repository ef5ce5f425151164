import { randomUUID } from 'node:crypto';
import type { Delivery, Envelope } from './delivery.ts';
import { BOT, TEAM } from './people.ts';
import { asSlack, SlackError, viewForApp, viewOf } from './web-api.ts';
import { type Block, directChannel, type Message, type View, Workspace } from './workspace.ts';

export type LogEntry = { at: string; what: string; detail: string; ok: boolean };

const TRIGGER_LIVES_MS = 3000;
const RESPONSE_URL_LIVES_MS = 30 * 60_000;
const RESPONSE_URL_USES = 5;
/** Slack delivers an event again at once, after a minute and after five. */
const RETRY_AFTER_MS = [200, 60_000, 300_000];
const LOG_KEPT = 2000;

/** What Slack does when people act: payloads, triggers, response URLs, deliveries and their repeats. */
export class SimulatedSlack {
  readonly workspace = new Workspace();
  readonly log: LogEntry[] = [];
  private readonly delivery: () => Delivery;
  private readonly speed: number;
  private readonly origin: () => string;
  private triggers = new Map<string, { user: string; until: number; used: boolean }>();
  private responses = new Map<
    string,
    { user: string; channel: string; threadTs?: string; uses: number; until: number; of?: Message }
  >();
  private undelivered: (() => void)[] = [];
  /** each event is delivered this many times */
  duplicates = 1;

  constructor(delivery: () => Delivery, speed: number, origin: () => string) {
    this.delivery = delivery;
    this.speed = speed;
    this.origin = origin;
  }

  note(what: string, detail: string, ok = true): void {
    this.log.push({ at: new Date().toISOString(), what, detail, ok });
    if (this.log.length > LOG_KEPT) this.log.splice(0, LOG_KEPT / 2);
    this.workspace.changed();
  }

  take(trigger: string): { user: string } | 'expired_trigger_id' | 'exchanged_trigger_id' | 'invalid_trigger_id' {
    const found = this.triggers.get(trigger);
    if (!found) return 'invalid_trigger_id';
    if (found.used) return 'exchanged_trigger_id';
    if (found.until < Date.now()) return 'expired_trigger_id';
    found.used = true;
    return { user: found.user };
  }

  /** A typed slash command. Its ack may carry a private answer. */
  async command(user: string, channel: string, command: string, text: string): Promise<void> {
    const { workspace } = this;
    const { name } = workspace.channel(channel) ?? { name: 'directmessage' };
    const { trigger, responseUrl } = this.handles(user, channel);
    const payload = {
      token: 'verification-token',
      team_id: TEAM.id,
      team_domain: TEAM.domain,
      channel_id: channel,
      channel_name: name,
      user_id: user,
      user_name: workspace.person(user)?.handle ?? '',
      command,
      text,
      api_app_id: BOT.app,
      is_enterprise_install: 'false',
      response_url: responseUrl,
      trigger_id: trigger,
    };
    const acked = await this.deliver({ type: 'slash_commands', payload });
    if (!acked.ok) return this.slackbot(user, channel, `${command} failed with the error “operation_timeout”`);
    const said = acked.payload as { text?: string; blocks?: Block[] };
    if (said?.text || said?.blocks)
      workspace.post({
        channel,
        user: BOT.user,
        bot: true,
        text: said.text ?? '',
        blocks: said.blocks ?? [],
        ephemeralTo: user,
      });
  }

  /** A message that a person writes: the app gets it as an event, again until it acks. */
  message(user: string, channel: string, text: string, threadTs?: string): Message {
    const posted = this.workspace.post({ channel, user, bot: false, text, blocks: [], ...(threadTs && { threadTs }) });
    this.event(
      {
        ...asSlack(posted),
        channel,
        channel_type: channel.startsWith('D') ? 'im' : 'channel',
        event_ts: posted.ts,
        client_msg_id: randomUUID(),
      },
      !channel.startsWith('D'),
    );
    return posted;
  }

  react(user: string, channel: string, ts: string, name: string): void {
    const message = this.workspace.find(channel, ts);
    if (!message) throw new SlackError('message_not_found');
    const reaction = message.reactions.find((r) => r.name === name);
    if (reaction)
      reaction.users = reaction.users.includes(user)
        ? reaction.users.filter((u) => u !== user)
        : [...reaction.users, user];
    else message.reactions.push({ name, users: [user] });
    message.reactions = message.reactions.filter((r) => r.users.length > 0);
    this.workspace.changed();
  }

  /** A click on a button or another element of a message. */
  async clickInMessage(user: string, message: Message, action: Record<string, unknown>): Promise<void> {
    const { trigger, responseUrl } = this.handles(user, message.channel, message.threadTs);
    const channel = this.workspace.channel(message.channel);
    const acked = await this.deliver({
      type: 'interactive',
      payload: {
        ...this.interaction('block_actions', user),
        trigger_id: trigger,
        response_url: responseUrl,
        channel: { id: message.channel, name: channel?.name ?? '' },
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: message.channel,
          is_ephemeral: message.ephemeralTo !== undefined,
          ...(message.threadTs && { thread_ts: message.threadTs }),
        },
        message: asSlack(message),
        state: { values: {} },
        actions: [{ ...action, action_ts: this.workspace.ts() }],
      },
    });
    if (!acked.ok)
      this.slackbot(user, message.channel, 'This didn’t work: the app did not answer in time (operation_timeout)');
  }

  /** A click on an element of a modal or of App Home. */
  async clickInView(user: string, view: View, action: Record<string, unknown>): Promise<void> {
    const { trigger } = this.handles(user, directChannel(user));
    await this.deliver({
      type: 'interactive',
      payload: {
        ...this.interaction('block_actions', user),
        trigger_id: trigger,
        container: { type: 'view', view_id: view.id },
        view: viewForApp(view),
        actions: [{ ...action, action_ts: this.workspace.ts() }],
      },
    });
  }

  /** Submits the person's top modal. What the app answers is shown: errors, another view, or that it closes. */
  async submit(user: string): Promise<void> {
    const { workspace } = this;
    const stack = workspace.modals.get(user) ?? [];
    const view = stack.at(-1);
    if (!view) throw new SlackError('no_view');
    const missing = view.blocks.filter(
      (b) => b.type === 'input' && b.optional !== true && b.block_id && !view.values[b.block_id],
    );
    view.errors = Object.fromEntries(missing.map((b) => [b.block_id ?? '', 'Please complete this required field.']));
    workspace.changed();
    if (missing.length > 0) return;
    const { trigger } = this.handles(user, directChannel(user));
    const acked = await this.deliver({
      type: 'interactive',
      payload: {
        ...this.interaction('view_submission', user),
        trigger_id: trigger,
        view: viewForApp(view),
        response_urls: [],
      },
    });
    if (!acked.ok) {
      view.errors = {
        [view.blocks.find((b) => b.type === 'input')?.block_id ?? '']: 'We had some trouble connecting. Try again?',
      };
      return workspace.changed();
    }
    const answer = acked.payload as { response_action?: string; errors?: Record<string, string>; view?: unknown };
    switch (answer?.response_action) {
      case 'errors':
        view.errors = answer.errors ?? {};
        break;
      case 'update':
        stack[stack.length - 1] = viewOf(answer.view, workspace, view);
        break;
      case 'push':
        stack.push(viewOf(answer.view, workspace));
        break;
      case 'clear':
        workspace.modals.delete(user);
        break;
      default:
        stack.pop();
    }
    workspace.changed();
  }

  closeModal(user: string): void {
    this.workspace.modals.get(user)?.pop();
    this.workspace.changed();
  }

  async shortcut(user: string, callback: string): Promise<void> {
    const { trigger } = this.handles(user, directChannel(user));
    await this.deliver({
      type: 'interactive',
      payload: {
        ...this.interaction('shortcut', user),
        callback_id: callback,
        trigger_id: trigger,
        action_ts: this.workspace.ts(),
      },
    });
  }

  openHome(user: string): void {
    this.event({
      type: 'app_home_opened',
      user,
      channel: directChannel(user),
      tab: 'home',
      event_ts: this.workspace.ts(),
    });
  }

  changeMembers(group: string, users: string[]): void {
    const found = this.workspace.groups.find((g) => g.handle === group);
    if (!found) throw new SlackError('no_such_subteam');
    found.users = users;
    this.event({
      type: 'subteam_updated',
      subteam: { id: found.id, handle: found.handle, users },
      event_ts: this.workspace.ts(),
    });
  }

  /** What the app POSTs to a response_url. False: expired or used up. */
  respond(
    id: string,
    body: {
      text?: string;
      blocks?: Block[];
      replace_original?: boolean;
      delete_original?: boolean;
      response_type?: string;
      thread_ts?: string;
    },
  ): boolean {
    const to = this.responses.get(id);
    if (!to || to.until < Date.now() || to.uses >= RESPONSE_URL_USES) return false;
    to.uses += 1;
    const threadTs = body.thread_ts ?? to.threadTs;
    this.workspace.post({
      channel: to.channel,
      user: BOT.user,
      bot: true,
      text: body.text ?? '',
      blocks: body.blocks ?? [],
      ...(body.response_type !== 'in_channel' && { ephemeralTo: to.user }),
      ...(threadTs && { threadTs }),
    });
    return true;
  }

  /** The app can be reached again: what it has not acked is tried now. */
  reachable(): void {
    for (const again of this.undelivered.splice(0)) again();
  }

  /** Sends an event until it is acked, three times more at most. */
  private event(event: Record<string, unknown>, visible = true): void {
    if (!visible) return;
    const payload = {
      token: 'verification-token',
      team_id: TEAM.id,
      api_app_id: BOT.app,
      event,
      type: 'event_callback',
      event_id: this.workspace.id('Ev'),
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [
        { enterprise_id: null, team_id: TEAM.id, user_id: BOT.user, is_bot: true, is_enterprise_install: false },
      ],
      is_ext_shared_channel: false,
    };
    for (let copy = 0; copy < this.duplicates; copy++) void this.attempt(payload, 0);
  }

  private async attempt(payload: Record<string, unknown>, tries: number): Promise<void> {
    const acked = await this.deliver({
      type: 'events_api',
      payload,
      ...(tries > 0 && { retry: { num: tries, reason: 'http_timeout' } }),
    });
    const wait = RETRY_AFTER_MS[tries];
    if (acked.ok || wait === undefined) return;
    let again = () => {
      again = () => {};
      void this.attempt(payload, tries + 1);
    };
    setTimeout(() => again(), wait / this.speed).unref();
    // The sandbox is kinder than Slack here: an app that comes back hears at once what it missed.
    this.undelivered.push(() => again());
  }

  private async deliver(envelope: Envelope) {
    const acked = await this.delivery().send(envelope);
    const about =
      envelope.type === 'events_api'
        ? String((envelope.payload.event as { type?: string }).type)
        : String(envelope.payload.command ?? envelope.payload.type);
    this.note(`→ ${about}`, acked.ok ? 'acked' : acked.why, acked.ok);
    return acked;
  }

  private interaction(type: string, user: string) {
    const { workspace } = this;
    return {
      type,
      token: 'verification-token',
      api_app_id: BOT.app,
      team: { id: TEAM.id, domain: TEAM.domain },
      user: {
        id: user,
        username: workspace.person(user)?.handle ?? '',
        name: workspace.person(user)?.handle ?? '',
        team_id: TEAM.id,
      },
      enterprise: null,
      is_enterprise_install: false,
    };
  }

  private handles(user: string, channel: string, threadTs?: string) {
    const trigger = `${Date.now()}.${Math.floor(Math.random() * 1e9)}.${randomUUID().slice(0, 8)}`;
    this.triggers.set(trigger, { user, until: Date.now() + TRIGGER_LIVES_MS, used: false });
    const response = randomUUID();
    this.responses.set(response, {
      user,
      channel,
      ...(threadTs && { threadTs }),
      uses: 0,
      until: Date.now() + RESPONSE_URL_LIVES_MS / this.speed,
    });
    return { trigger, responseUrl: `${this.origin()}/response/${response}` };
  }

  private slackbot(user: string, channel: string, text: string): void {
    this.workspace.post({ channel, user: 'USLACKBOT', bot: true, text, blocks: [], ephemeralTo: user });
  }
}
