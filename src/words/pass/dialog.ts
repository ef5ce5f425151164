import type { View } from '@slack/types';
import { dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md, when } from '../../blocks/mrkdwn.ts';
import { type FrozenSpan, whyAfterName } from '../../domain/freeze/frozen-span.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import type { TimeSetting } from '../../time/typed/index.ts';
import type { Fields } from '../ask.ts';
import { carefulBlocks, readField, readingsInput } from '../dialogs/time-field.ts';
import { readEnd } from '../when.ts';

/** `about`: what it was opened with. */
export const passModal = (
  release: Release,
  freeze: FrozenSpan,
  fields: Fields,
  setting: TimeSetting,
  about: string,
): View => ({
  ...dialog('pass', 'Freeze pass', 'Give the pass', about),
  blocks: [
    section(
      md`*${nameOf(release)}* (${release.id}) may pass “${freeze.name}”${whyAfterName(freeze)}, which ends ${when(freeze.until)}. For everything else it stays in force.`,
    ),
    textInput('why', 'Why?', fields.why ?? '', {
      multiline: true,
      hint: 'The release channel reads this; executives and support do not.',
    }),
    textInput('until', 'Until', fields.until ?? '', {
      hint: `At most until the freeze ends. Times are in your zone, ${setting.zone}.`,
    }),
    ...readingsInput(fields, 'until', (text) => readEnd(text, setting.now, setting)),
    ...carefulBlocks(readField(fields, 'until', (text) => readEnd(text, setting.now, setting))),
  ],
});
