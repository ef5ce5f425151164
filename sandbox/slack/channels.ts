import { SlackError } from '../api/method.ts';
import { joinedEvent } from '../api/shapes.ts';
import { BOT, type Channel } from '../workspace/people.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Events } from './events.ts';

/** What people do with channels, and what the app hears of it: of private ones only while it is in them. */
export class Channels {
  private readonly workspace: Workspace;
  private readonly events: Events;
  constructor(workspace: Workspace, events: Events) {
    this.workspace = workspace;
    this.events = events;
  }

  create(by: string, name: string, isPrivate: boolean): Channel {
    if (this.workspace.channels.some((c) => c.name === name)) throw new SlackError('name_taken');
    const channel: Channel = {
      id: this.workspace.id('C'),
      name,
      topic: '',
      bot: false,
      ...(isPrivate && { private: true }),
    };
    this.workspace.channels.push(channel);
    if (!isPrivate)
      this.tell({ type: 'channel_created', channel: { ...named(channel), ...this.created(), creator: by } });
    else this.workspace.changed();
    return channel;
  }

  invite(by: string, channel: Channel): void {
    if (channel.archived) throw new SlackError('is_archived');
    if (channel.bot) throw new SlackError('already_in_channel');
    channel.bot = true;
    this.tell(joinedEvent(channel, BOT.user, this.workspace, by));
  }

  /** Who is removed hears `channel_left`; `member_left_channel` goes to those who stay. */
  remove(by: string, channel: Channel): void {
    if (!channel.bot) throw new SlackError('not_in_channel');
    channel.bot = false;
    this.tell({ type: `${kind(channel)}_left`, channel: channel.id, actor_id: by });
  }

  rename(channel: Channel, name: string): void {
    if (this.workspace.channels.some((c) => c.name === name)) throw new SlackError('name_taken');
    channel.name = name;
    this.tellOf(channel, { type: `${kind(channel)}_rename`, channel: { ...named(channel), ...this.created() } });
  }

  archive(by: string, channel: Channel, archived: boolean): void {
    if (channel.archived === archived) throw new SlackError(archived ? 'already_archived' : 'not_archived');
    channel.archived = archived;
    const what = archived ? 'archive' : 'unarchive';
    this.tellOf(channel, { type: `${kind(channel)}_${what}`, channel: channel.id, user: by });
    // Slack takes apps out of a channel that is archived.
    if (archived) channel.bot = false;
  }

  delete(by: string, channel: Channel): void {
    this.workspace.channels = this.workspace.channels.filter((c) => c !== channel);
    this.tellOf(channel, { type: `${kind(channel)}_deleted`, channel: channel.id, actor_id: by });
  }

  /** Whether the app may post there, as far as it depends on the channel's settings. */
  restrict(channel: Channel, restricted: boolean): void {
    channel.restricted = restricted;
    this.workspace.changed();
  }

  private tellOf(channel: Channel, event: Record<string, unknown>): void {
    if (!channel.private || channel.bot) this.tell(event);
    else this.workspace.changed();
  }

  private tell(event: Record<string, unknown>): void {
    this.events.send({ event_ts: this.workspace.ts(), ...event });
    this.workspace.changed();
  }

  private created = () => ({ created: Math.floor(this.workspace.clock.now() / 1000) });
}

const kind = (channel: Channel) => (channel.private ? 'group' : 'channel');
const named = ({ id, name }: Channel) => ({ id, name, name_normalized: name, is_channel: true });
