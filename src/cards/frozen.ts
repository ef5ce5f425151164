import { type KnownBlock, section } from '../blocks/blocks.ts';
import { type Mrkdwn, md, NOTHING, span } from '../blocks/mrkdwn.ts';
import { inOneLine } from '../blocks/text.ts';
import type { FrozenSpan } from '../domain/freeze/frozen-span.ts';
import { scopeWords } from '../domain/freeze/scope.ts';
import { liftButton } from './lift-button.ts';

/** "*Frozen*: payments, everywhere, Tue 09:00–12:00 by @sam. audit of the bank", with [Unfreeze] where somebody declared it. */
export const frozenRow = (f: FrozenSpan, now: string): KnownBlock =>
  section(
    md`*${wordOf(f, now)}*: ${scopeWords(f.scope)}, ${span(f.from, f.until)}${f.by ? md` by ${{ user: f.by }}` : NOTHING}. ${whyOf(f)}`,
    f.id === undefined ? undefined : liftButton(f.id, f.name),
  );

/** What it does, and whether it does so already. */
function wordOf({ stop, soft, from }: FrozenSpan, now: string): string {
  if (stop) return 'Emergency stop';
  if (from > now) return soft ? 'To be softly frozen' : 'To be frozen';
  return soft ? 'Softly frozen' : 'Frozen';
}

const whyOf = ({ name, why, stop }: FrozenSpan): Mrkdwn =>
  stop || name === why ? md`Why: ${inOneLine(why)}` : md`Why: ${inOneLine(why)} (${inOneLine(name)})`;
