import type { InputBlock, PlainTextOption } from '@slack/types';
import { type Choosing, choicesInput, selectInput, severalInput } from './inputs.ts';
import { plain } from './mrkdwn.ts';

/** How many choices Slack lets one make in a list, and takes as an answer to what was typed. */
const MOST = 100;

export const isLong = (choices: readonly unknown[]) => choices.length > MOST;

/** One of a list; where that is longer than Slack lets lists be, Slack asks us what there is for what somebody types (`offered`). */
export const listInput = (
  id: string,
  label: string,
  options: PlainTextOption[],
  chosen: string | undefined,
  more: Choosing = {},
): InputBlock => {
  if (!isLong(options)) return selectInput(id, label, options, chosen, more);
  const initial = options.find((o) => o.value === chosen);
  return choicesInput(
    { type: 'external_select', ...SEARCHED, ...(initial && { initial_option: initial }) },
    id,
    label,
    more,
  );
};

/** Several of a list, however long; in one that is too long for Slack's lists, nothing chosen means all of it. */
export function listedInput(
  id: string,
  label: string,
  options: PlainTextOption[],
  chosen: readonly string[],
  more: Choosing,
): InputBlock {
  if (!isLong(options)) return severalInput(id, label, options, chosen, more);
  const some = options.filter((o) => o.value !== undefined && chosen.includes(o.value));
  const initial = some.length < options.length ? some : [];
  return choicesInput(
    { type: 'multi_external_select', ...SEARCHED, ...(initial.length > 0 && { initial_options: initial }) },
    id,
    label,
    { ...more, optional: true, hint: 'Empty: all of them' },
  );
}

/** Slack asks as soon as the list is opened; it would wait for three characters otherwise. */
const SEARCHED = {
  min_query_length: 0,
  placeholder: { type: 'plain_text' as const, text: 'Type a part of its name' },
};

/** So much of what was typed is looked for. */
const LONGEST = 75;

/** Those of a list that what was typed may mean, a hundred at most: first what begins with it, then what has it within. */
export function offered(options: readonly PlainTextOption[], typed: string): PlainTextOption[] {
  const sought = plain(typed, LONGEST).trim().toLowerCase();
  const starts: PlainTextOption[] = [];
  const within: PlainTextOption[] = [];
  for (const option of options) {
    const at = option.text.text.toLowerCase().indexOf(sought);
    if (at === 0) starts.push(option);
    else if (at > 0) within.push(option);
  }
  return [...starts, ...within].slice(0, MOST);
}
