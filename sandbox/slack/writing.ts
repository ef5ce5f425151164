import { SlackError } from '../api/method.ts';
import { reacted, toggleReaction } from '../api/reactions.ts';
import { edit, remove, said } from '../api/said.ts';
import type { Message } from '../workspace/shapes.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { isBot } from '../workspace/workspace.ts';
import type { Events } from './events.ts';
import { asMessageText, asRichText } from './typed.ts';

/** A file that somebody sends with a message: its name and what is in it. */
export type Attached = { name: string; content: string };

/** What people write, edit, delete and react with; the app gets it as events where it is in the channel. */
export class Writing {
  private readonly workspace: Workspace;
  private readonly events: Events;
  constructor(workspace: Workspace, events: Events) {
    this.workspace = workspace;
    this.events = events;
  }

  message(user: string, channel: string, typed: string, threadTs?: string, attached: Attached[] = []): Message {
    const { workspace } = this;
    if (workspace.channel(channel)?.archived) throw new SlackError('is_archived');
    const files = attached.map((file) => this.uploaded(user, channel, file));
    const posted = workspace.post({
      channel,
      user,
      bot: false,
      text: asMessageText(typed, workspace),
      blocks: typed === '' && files.length > 0 ? [] : asRichText(typed),
      ...(threadTs && { threadTs }),
      ...(files.length > 0 && { files }),
    });
    this.events.send({ ...said(posted, workspace), client_msg_id: crypto.randomUUID() });
    return posted;
  }

  /** People edit what they wrote themselves. */
  edit(user: string, message: Message, typed: string): void {
    if (message.user !== user) throw new SlackError('cant_update_message');
    const to = { text: asMessageText(typed, this.workspace), blocks: asRichText(typed) };
    this.events.send(edit(message, to, this.workspace));
  }

  /** People delete what they wrote; what the app wrote an admin may delete, whom everybody here is. */
  remove(user: string, message: Message): void {
    if ((message.user !== user && !isBot(message.user)) || message.tombstone)
      throw new SlackError('cant_delete_message');
    this.events.send(remove(message, this.workspace));
  }

  react(user: string, channel: string, ts: string, name: string): void {
    const message = this.workspace.find(channel, ts);
    if (!message) throw new SlackError('message_not_found');
    const type = reacted(message, name, user) ? 'reaction_removed' : 'reaction_added';
    toggleReaction(message, name, user);
    this.events.send({
      type,
      user,
      reaction: name,
      item: { type: 'message', channel, ts },
      item_user: message.user,
      event_ts: this.workspace.ts(),
    });
    this.workspace.changed();
  }

  private uploaded(user: string, channel: string, { name, content }: Attached): string {
    const id = this.workspace.id('F');
    const bytes = Buffer.from(content);
    this.workspace.files.set(id, {
      id,
      name,
      title: name,
      mimetype: 'text/plain',
      size: bytes.length,
      user,
      created: Math.floor(this.workspace.clock.now() / 1000),
      channels: [channel],
      data: bytes.toString('base64'),
      usableAt: 0,
    });
    return id;
  }
}
