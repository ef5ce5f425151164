import { type KnownBlock, section } from '../blocks/blocks.ts';
import { type Mrkdwn, md, NOTHING, span } from '../blocks/mrkdwn.ts';
import { inOneLine } from '../blocks/text.ts';
import { type FrozenSpan, frozenWord } from '../domain/freeze/frozen-span.ts';
import { scopeWords } from '../domain/freeze/scope.ts';
import { liftButton } from './lift-button.ts';

/** "*Frozen*: payments, everywhere, Tue 09:00–12:00 by @sam. audit of the bank", with [Unfreeze] where somebody declared it. */
export const frozenRow = (f: FrozenSpan, now: string): KnownBlock =>
  section(
    md`*${wordOf(f, now)}*: ${scopeWords(f.scope)}, ${span(f.from, f.until)}${f.by ? md` by ${{ user: f.by }}` : NOTHING}. ${whyOf(f)}`,
    f.id === undefined ? undefined : liftButton({ ...f, id: f.id }),
  );

/** What it does, and whether it does so already. */
function wordOf(f: FrozenSpan, now: string): string {
  const word = frozenWord(f);
  return f.from > now && !f.stop ? `To be ${word.toLowerCase()}` : word;
}

const whyOf = ({ name, why, stop }: FrozenSpan): Mrkdwn =>
  stop || name === why ? md`Why: ${inOneLine(why)}` : md`Why: ${inOneLine(why)} (${inOneLine(name)})`;
