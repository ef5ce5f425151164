import { faultsInBlocks } from '../blocks/check.ts';
import { faultsInFiles } from '../workspace/files.ts';
import { BOT, SLACKBOT } from '../workspace/people.ts';
import type { Block, Message } from '../workspace/shapes.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Handles } from './handles.ts';

/** What an ack and a response_url take. */
export type Answer = {
  text?: string;
  blocks?: Block[];
  replace_original?: boolean;
  delete_original?: boolean;
  response_type?: string;
  thread_ts?: string;
};

type AnswersOptions = {
  workspace: Workspace;
  handles: Handles;
  origin: () => string;
  note: (what: string, detail: string, ok: boolean) => void;
};

/** What the app answers to what somebody did, with an ack or at a response_url; and what Slack says when it does not. */
export class Answers {
  private readonly workspace: Workspace;
  private readonly handles: Handles;
  private readonly origin: AnswersOptions['origin'];
  private readonly note: AnswersOptions['note'];
  constructor({ workspace, handles, origin, note }: AnswersOptions) {
    this.workspace = workspace;
    this.handles = handles;
    this.origin = origin;
    this.note = note;
  }

  /** What the app POSTs to a response_url; Slack's word when it may not. */
  respond(id: string, body: Answer): 'expired_url' | 'used_url' | 'invalid_blocks' | undefined {
    const to = this.handles.answer(id);
    if (typeof to === 'string') return to;
    const { workspace } = this;
    const original = workspace.messages.find((m) => m.channel === to.channel && m.ts === to.of);
    if (original && body.delete_original) workspace.messages = workspace.messages.filter((m) => m !== original);
    if (this.faultsIn(body).length > 0) return 'invalid_blocks';
    if (original && body.replace_original)
      Object.assign(original, { text: body.text ?? '', blocks: body.blocks ?? [], edited: workspace.ts() });
    else if (body.text || body.blocks) this.post(to, body, '');
    workspace.changed();
    return undefined;
  }

  /** Shown as the app's, to one person unless it says otherwise; what Slack would not show is noted, and `otherwise` said instead. */
  post(to: { user: string; channel: string; threadTs?: string }, said: Answer, otherwise: string): void {
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

  private faultsIn = ({ blocks = [] }: Answer) => [
    ...faultsInBlocks(blocks, 'message'),
    ...faultsInFiles(blocks, this.workspace.files),
  ];

  /** Where an app may answer to what somebody did there. */
  urlFor(user: string, channel: string, of?: Message): string {
    const threadTs = of?.threadTs;
    return `${this.origin()}/response/${this.handles.reply({ user, channel, ...(threadTs && { threadTs }), ...(of && { of: of.ts }) })}`;
  }

  /** What Slack itself says to one person. */
  slackbot(user: string, channel: string, text: string, threadTs?: string): void {
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
