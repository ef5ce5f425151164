import { type Mrkdwn, md, when } from '../../blocks/mrkdwn.ts';
import { inOneLine } from '../../blocks/text.ts';
import type { World } from '../../domain/deciding/world.ts';
import type { Freezes } from '../../domain/freeze/document.ts';
import type { Freeze } from '../../domain/freeze/freeze.ts';
import { scopeWords } from '../../domain/freeze/scope.ts';
import { stillHeld } from '../../domain/freeze/still-held.ts';

/** What is free again, if anything is. */
export function liftedWords(freeze: Freeze, world: World & Freezes): Mrkdwn {
  const lifted = md`Lifted: “${inOneLine(freeze.name)}” (${scopeWords(freeze.scope)}).`;
  if (world.now < freeze.from) return md`${lifted} It had not begun, and held nothing.`;
  const still = stillHeld(freeze, world);
  return still
    ? md`${lifted} Another freeze holds the same until ${when(still.until)}.`
    : md`${lifted} What it held may deploy again; nothing was restarted.`;
}
