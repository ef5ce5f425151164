import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  HeaderBlock,
  ImageBlock,
  KnownBlock,
  Overflow,
  PlainTextOption,
  SectionBlock,
  TableBlock,
} from '@slack/types';
import { distinct } from './distinct.ts';
import { folded, inLines } from './fold.ts';
import { join, limit, Mrkdwn, md, plain } from './mrkdwn.ts';
import { CARRIED, TAKEN_ALONG, whole } from './whole.ts';

export type { KnownBlock } from '@slack/types';

/** A message: `text` alone must suffice, for notifications, screen readers, clients that render no blocks, and a Slack that refuses them. */
export type Message = {
  text: string;
  blocks: KnownBlock[];
  /** the same for a Slack that refuses the newest kinds of blocks */
  inLines?: Message;
};

export const message = (text: Mrkdwn, blocks: KnownBlock[] = [section(text)]): Message => ({
  text: fitted(text, 3900).text,
  blocks: distinct(folded(blocks)),
});

/** What Slack lets the text of a section be. */
const SECTION_MAX = 3000;

export const section = (text: Mrkdwn, accessory?: Button): SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: fitted(text.text === '' ? md` ` : text, SECTION_MAX).text },
  ...(accessory && { accessory }),
});

/** Lines as one section. */
export const lined = (lines: readonly Mrkdwn[]): SectionBlock =>
  section(
    join(
      lines.filter((line) => line.text !== ''),
      '\n',
    ),
  );

/** Lines as one section, or as several where one would shorten them: none of them is lost. */
export function sections(lines: readonly Mrkdwn[]): SectionBlock[] {
  const parts: Mrkdwn[][] = [];
  let room = 0;
  for (const line of lines.filter(({ text }) => text !== '')) {
    const needs = line.text.length + 1;
    if (needs > room) {
      parts.push([]);
      room = SECTION_MAX + 1;
    }
    parts.at(-1)?.push(line);
    room -= needs;
  }
  return parts.map(lined);
}

/** A text of at most so many characters. Of several lines, long ones are shortened alike: what one person wrote at length hides nothing that stands below it. */
const fitted = (text: Mrkdwn, max: number): Mrkdwn =>
  limit(new Mrkdwn(inLines(text.text, max, (line, most) => limit(new Mrkdwn(line), most).text)), max);

export const context = (text: Mrkdwn): ContextBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: limit(text, 2000).text }],
});

export const header = (text: string): HeaderBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: plain(text, 150) },
});

/** Rows of plain text, the first of them the heads; columns wrap. Messages only, one a message. */
export const table = (rows: string[][]): TableBlock => ({
  type: 'table',
  rows: rows
    .slice(0, 100)
    .map((row) => row.map((text) => ({ type: 'raw_text', text: text === '' ? ' ' : text.toWellFormed() }))),
  column_settings: (rows[0] ?? []).map(() => ({ is_wrapped: true })),
});

/** A picture that was uploaded, by its file's id. */
export const image = (file: string, title: string, alt: string): ImageBlock => ({
  type: 'image',
  slack_file: { id: file },
  title: { type: 'plain_text', text: plain(title, 2000) },
  alt_text: plain(alt, 2000),
});

/** At most 25 buttons; none at all makes no block, since Slack refuses an empty one. */
export const actions = (buttons: (Button | Overflow)[]): ActionsBlock[] =>
  buttons.length === 0 ? [] : [{ type: 'actions', elements: buttons.slice(0, 25) }];

/** The `block_id` of the buttons that answer a private message which is one question, and nothing beside it. */
export const QUESTION = 'question';

/** The buttons of such a question: the answer to a click takes its place, so that it can't be said yes to once more. `of`: of several, the others stay. */
export const answers = (buttons: Button[], of = 1): ActionsBlock[] =>
  actions(buttons).map((block) => (of === 1 ? { ...block, block_id: QUESTION } : block));

/** What is done more rarely, behind [⋯]: five at most. A choice is routed as a click on that button; it can't ask to confirm. */
export const menu = (buttons: Button[]): Overflow[] => {
  const options = buttons.slice(0, 5).map((b): PlainTextOption => ({ text: b.text, value: b.action_id ?? '' }));
  const [first] = options;
  return first ? [{ type: 'overflow', action_id: `menu:${first.value}`.slice(0, 255), options }] : [];
};

/** The frame of a modal that asks something; `callback` routes its submission, `about` comes back with it. */
export const dialog = (callback: string, title: string, submit: string, about = '', close = 'Not now') => ({
  type: 'modal' as const,
  callback_id: callback,
  title: { type: 'plain_text' as const, text: plain(title, 24) },
  submit: { type: 'plain_text' as const, text: plain(submit, 24) },
  close: { type: 'plain_text' as const, text: plain(close, 24) },
  private_metadata: whole(about, TAKEN_ALONG, callback),
});

/** Whether a button can carry this: of what somebody typed, it is asked first. */
export const fitsButton = (about: string) => about.length <= CARRIED;

/** `verb` routes the click, `about` says what it acts on. */
export const button = (
  label: string,
  verb: string,
  about: string,
  more: { style?: 'primary' | 'danger'; confirm?: ConfirmationDialog } = {},
): Button => ({
  type: 'button',
  text: { type: 'plain_text', text: plain(label, 75) },
  action_id: `${verb}:${about}`.slice(0, 255),
  value: whole(about, CARRIED, verb),
  ...more,
});

export const confirm = (title: string, text: Mrkdwn, yes: string, no = 'Not yet'): ConfirmationDialog => ({
  title: { type: 'plain_text', text: plain(title, 100) },
  text: { type: 'mrkdwn', text: limit(text, 300).text },
  confirm: { type: 'plain_text', text: plain(yes, 30) },
  deny: { type: 'plain_text', text: plain(no, 30) },
});
