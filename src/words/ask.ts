import type { PlainTextOption, View } from '@slack/types';
import { actions, button, type KnownBlock, type Message, message, section } from '../blocks/blocks.ts';
import { type Mrkdwn, md } from '../blocks/mrkdwn.ts';
import type { Refusal } from '../domain/deciding/decision.ts';
import type { Knowing, Reads } from '../domain/deciding/reads.ts';
import { refusalWords } from '../domain/deciding/refusal-words.ts';
import type { Command } from '../domain/index.ts';
import { own } from '../domain/own.ts';
import type { Done, Outcome } from '../door/outcome.ts';
import { perform, wouldRefuse } from '../door/perform.ts';
import { look } from '../door/read-only.ts';
import type { Setting } from '../door/setting.ts';
import type { Parts } from '../reading/part.ts';
import type { Takes } from '../reading/read.ts';
import type { Mention } from '../reading/typed.ts';
import { plainWords } from './plain-words.ts';

/** Who asks, and from where. `zone`: the person's IANA zone; `team`: the workspace they act from, where Slack says it. `release`: the one whose thread or message this was said in. */
export type Ask = {
  setting: Setting;
  person: { id: string; zone: string; team?: string };
  release?: string;
  event?: string;
  /** when they did it, where Slack says so, UTC ISO to the microsecond */
  acted?: string;
  /** resolve when what was looked at for the answer is durable */
  looks?: Promise<void>[];
  /** the word that is being read, what was typed after it, and whom it mentions; `others`: the names of all words */
  typed?: { word: string; rest: string; mentions: readonly Mention[]; others?: { has(name: string): boolean } };
};

/** A drawing that follows an answer, which says the same in words; `alt` is for those who do not see it. */
export type Picture = { svg: string; name: string; title: string; alt: string };

/** What the person alone sees: an answer, or a modal that opens. `asks`: its buttons are choices, and none of them does anything by itself. */
export type Answer = { say: Message; picture?: Picture; asks?: true } | { modal: View } | { nothing: true };

/** What a submitted modal answers: errors beside its fields, another view, or that it closes. */
export type Submitted = { errors: Record<string, string> } | { update: View } | { close: true };

/** The fields of a submitted or re-checked modal, by block id. */
export type Fields = Record<string, string>;

/** `takes`: as what a sentence is read, where one is. */
export type OnCommand = ((rest: string, ask: Ask) => Promise<Answer>) & { takes?: Takes<Parts> };
/** `about` is the button's value, `fields` what the modal or message around it holds. */
export type OnClick = (
  about: string,
  ask: Ask,
  around?: { view: View; fields: Fields },
) => Promise<Answer | { update: View }>;
/** A shortcut; `on`: the message it was used on. */
export type OnShortcut = (ask: Ask, on?: { text: string; link: string }) => Promise<Answer>;
/** What is offered in those fields of an open modal whose lists may be long, by block id. */
export type OnChoosing = (metadata: string, ask: Ask) => Promise<Readonly<Record<string, PlainTextOption[]>>>;
export type OnSubmit = (fields: Fields, metadata: string, ask: Ask) => Promise<Submitted>;

/** What this person asks to see, for looking only. What is shown is durable. */
export async function seeFor<R extends Reads>(ask: Ask, reads: R): Promise<Knowing<R>> {
  const { world, read } = await look(ask.setting, reads, { id: ask.person.id });
  if (Object.keys({ ...read.docs, ...read.lists }).length > 0) await looked(ask);
  return world;
}

/** What was just read must be durable before it is told. Who answers waits for it at the end; who does not, here. */
export async function looked({ setting, looks }: Ask): Promise<void> {
  const durable = setting.store.settled();
  if (looks) looks.push(durable);
  else await durable;
}

/**
 * Answers once all that was looked at on the way is durable. Waited for at each look, a vote would wait for the disk three times: to find its
 * release, to be kept, and to be answered. What is kept after a look is durable only after what was seen.
 */
export async function durably<A extends Ask, T>(ask: A, answer: (ask: A) => Promise<T>): Promise<T> {
  if (ask.looks) return answer(ask);
  const looks: Promise<void>[] = [];
  const answered = await answer({ ...ask, looks });
  await Promise.all(looks);
  return answered;
}

export const ask = (ask: Ask, command: Command): Promise<Outcome> =>
  perform(ask.setting, command, { actor: { id: ask.person.id }, via: 'slack', ...(ask.event && { event: ask.event }) });

/** Why a command would be refused if it were given now; undefined when it would not. What that rests on is durable. */
export async function refusalOf(ask: Ask, command: Command): Promise<Refusal | undefined> {
  const refusal = await wouldRefuse(ask.setting, command, { id: ask.person.id });
  await looked(ask);
  return refusal;
}

export const say = (text: Mrkdwn, ...blocks: KnownBlock[]): Answer => ({
  say: message(text, [section(text), ...blocks]),
});

/** A refusal as people see it: the cause, then the remedy, as words and buttons. */
export function refusalMessage({ offers = [], ...refusal }: Refusal): Message {
  const text = md`${refusalWords(refusal)}`;
  return message(text, [section(text), ...actions(offers.map((o) => button(o.label, o.verb, o.about ?? '-')))]);
}

/** The answer to a command that was carried out or refused. */
export const answerTo = (outcome: Outcome, words: (done: Done) => Mrkdwn): Answer =>
  outcome.ok ? say(words(outcome)) : { say: refusalMessage(outcome.refusal) };

/** The modal's answer: a refusal stands beside the field it is about, or beside `otherwise`. */
export function submittedTo(
  outcome: Outcome,
  otherwise: string,
  view: (done: Done) => View,
  fields: readonly string[] = [],
): Submitted {
  return outcome.ok ? { update: unchangedIn(outcome) ?? view(outcome) } : refusedTo(outcome, otherwise, fields);
}

/** What a dialog says that left everything as it was. */
export function unchangedIn({ note }: Done): View | undefined {
  return note === undefined
    ? undefined
    : notice('Nothing changed', md`${note.charAt(0).toUpperCase()}${note.slice(1)}.`);
}

/** The same of what was refused: an error beside a field knows no markup. */
export function refusedTo(
  { refusal: { field, ...refusal }, known }: Outcome & { ok: false },
  otherwise: string,
  fields: readonly string[],
): Submitted {
  const { people, actor } = known?.now ?? {};
  const zone = own(people?.zones ?? {}, actor?.id ?? '');
  const reader = { ...(people?.handles && { handles: people.handles }), ...(zone && { zone }) };
  const text = plainWords(md`${refusalWords(refusal)}`, reader);
  return { errors: { [field && fields.includes(field) ? field : otherwise]: text } };
}

/** A modal that only tells something. Closed, it ends what it stands upon too: the buttons there were answered by it. */
export const notice = (title: string, text: Mrkdwn, ...blocks: KnownBlock[]): View => ({
  type: 'modal',
  callback_id: 'notice',
  title: { type: 'plain_text', text: title.slice(0, 24) },
  close: { type: 'plain_text', text: 'Close' },
  clear_on_close: true,
  blocks: [section(text), ...blocks],
});
