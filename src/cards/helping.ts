import type { Button } from '@slack/types';
import { button } from '../blocks/blocks.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import type { Frost } from '../domain/freeze/freeze.ts';
import type { Checked } from '../domain/release/clearing/checked.ts';
import { SOUGHT } from '../domain/release/helping/help.ts';
import { voteOf } from '../domain/release/release.ts';
import { actionOf } from './allowed.ts';
import { allMoves } from './moves.ts';
import { overriding, passing } from './unblocking.ts';

/** What somebody who is asked for help with a release can do, as it stands; `help`: what was sought (`SOUGHT`). */
export function helpButtons(help: string, checked: Checked, world: World & Environments & Frost): Button[] {
  const { release } = checked;
  const details = button('Details', 'show', release.id);
  const vote = voteOf(release);
  if (help === 'answer' && vote)
    return [
      button('Go', 'go', vote, { style: 'primary' }),
      button('No-go…', 'no-go', vote, { style: 'danger' }),
      button('Review', 'review', vote),
    ];
  const { action, freeze } = SOUGHT.read(help) ?? { action: help };
  if (freeze !== undefined) return [...passing(release, world, freeze), details];
  const past = action === 'freeze' ? passing(release, world) : action === 'override' ? overriding(checked) : [];
  const moves = allMoves(checked, world).filter((b) => actionOf(b) === action);
  const others = moves.filter((m) => !past.some((p) => p.action_id === m.action_id));
  return [...past, ...others.slice(0, 3), details];
}
