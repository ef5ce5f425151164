import type { View } from '@slack/types';
import { dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { type Mrkdwn, md } from '../../blocks/mrkdwn.ts';

/** A modal that confirms by asking for the reason, naming what it acts on. */
export const reasonModal = (
  callback: string,
  about: string,
  title: string,
  submit: string,
  text: Mrkdwn,
  why: string,
  readers = 'The release channel reads this; executives and support do not.',
): View => ({
  ...dialog(callback, title, submit, about, 'Not yet'),
  blocks: [
    section(md`${text}`),
    textInput('why', 'Why?', why, {
      multiline: true,
      hint: readers,
    }),
  ],
});
