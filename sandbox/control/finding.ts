import { z } from 'zod';
import { SlackError } from '../api/method.ts';
import { elementsIn, isOffered, offeredIn, optionsOf, type Placed } from '../blocks/placed.ts';
import { blocksText } from '../blocks/words.ts';
import type { Channel, Person } from '../workspace/people.ts';
import type { Message, View } from '../workspace/shapes.ts';
import { directChannel, type Workspace } from '../workspace/workspace.ts';

/** Scripts name people, channels, messages, buttons and fields as a person would; what cannot be found is said with what there is. */
export class Unknown extends SlackError {}

export class Finding {
  private readonly workspace: Workspace;
  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  person(who: string): Person {
    const found = this.workspace.person(who);
    if (found) return found;
    throw new Unknown(`there is no person "${who}"; people: ${this.workspace.people.map((p) => p.handle).join(', ')}`);
  }

  /** By name or id; `dm` is that person's direct messages with the app. */
  channel(which: string | undefined, as?: string): Channel {
    const id = which === 'dm' && as ? directChannel(this.person(as).id) : (which ?? 'releases');
    const found = this.workspace.channel(id) ?? (which === undefined ? this.workspace.channels[0] : undefined);
    if (found) return found;
    const names = this.workspace.channels.map((c) => c.name).join(', ');
    throw new Unknown(`there is no channel "${which}"; channels: ${names}`);
  }

  /** The newest message with those words (or that ts) which the person can see, and which has the button if one is named. */
  message(channel: string, words: string, user: string, label?: string): Message {
    const found = this.workspace.messages.findLast(
      (m) =>
        m.channel === channel &&
        (!m.ephemeralTo || m.ephemeralTo === user) &&
        (m.ts === words || `${m.text} ${JSON.stringify(m.blocks)}`.includes(words)) &&
        (!label || buttonNamed(m.blocks, label) !== undefined),
    );
    if (found) return found;
    throw new Unknown(`no message in that channel has ${label ? `a button “${label}” and ` : ''}the words “${words}”`);
  }

  view(as: string, where: 'modal' | 'home'): View {
    const { id } = this.person(as);
    const found = where === 'home' ? this.workspace.homes.get(id) : this.workspace.modal(id);
    if (found) return found;
    throw new Unknown(`${as} has no ${where} open`);
  }
}

const labelOf = ({ element }: Placed) => z.looseObject({ text: z.string() }).safeParse(element.text).data?.text ?? '';

/** The labels of what can be clicked: buttons, and what a menu offers. */
export const labelsIn = (blocks: unknown[]): string[] =>
  elementsIn(blocks).flatMap((p) =>
    p.element.type === 'overflow'
      ? optionsOf(p.element).flatMap((o) => wordsOf(o.text) ?? [])
      : p.element.type === 'button'
        ? [labelOf(p)]
        : [],
  );

const buttonNamed = (blocks: unknown[], label: string) =>
  elementsIn(blocks).find(
    (p) => !p.input && (labelOf(p) === label || p.element.action_id === label || offers(p, label)),
  );

/** Whether a menu offers it. */
export const offers = ({ element }: Placed, label: string) =>
  element.type === 'overflow' && optionsOf(element).some((o) => wordsOf(o.text) === label);

/** An element by its label, a menu's offer or action id, but for the fields of a modal. */
export function elementNamed(blocks: unknown[], label: string): Placed {
  const found = buttonNamed(blocks, label);
  if (found) return found;
  throw new Unknown(`there is no button “${label}”`);
}

export const wordsOf = (text: unknown) => z.looseObject({ text: z.string() }).safeParse(text).data?.text;

export const shownView = (v: View) => ({
  id: v.id,
  title: v.title,
  submit: v.submit ?? null,
  callback_id: v.callback_id,
  shown: blocksText(v.blocks),
  values: Object.fromEntries(
    elementsIn(v.blocks)
      .filter((p) => p.input)
      .map((p) => [p.block, (v.choices[p.block]?.[p.element.action_id] ?? []).map(valueIn(p)).join(', ')]),
  ),
  errors: v.errors,
  buttons: labelsIn(v.blocks),
});

const valueIn =
  ({ element }: Placed) =>
  (chosen: string) =>
    isOffered(element) ? (offeredIn(chosen)?.value ?? '') : chosen;
