import type { Button } from '@slack/types';
import { button } from '../blocks/blocks.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import type { Checked } from '../domain/release/clearing/checked.ts';
import { voteOf } from '../domain/release/release.ts';
import { actionOf } from './allowed.ts';
import { allMoves } from './moves.ts';

/** What somebody who is asked for help with a release can do, as it stands; `help`: one of `HELPS`. */
export function helpButtons(help: string, checked: Checked, world: World & Environments): Button[] {
  const { release } = checked;
  const details = button('Details', 'show', release.id);
  const vote = voteOf(release);
  if (help === 'answer' && vote)
    return [
      button('Go', 'go', vote, { style: 'primary' }),
      button('No-go…', 'no-go', vote, { style: 'danger' }),
      button('Review', 'review', vote),
    ];
  return [
    ...allMoves(checked, world)
      .filter((b) => actionOf(b) === help)
      .slice(0, 3),
    details,
  ];
}
