import type { Button, Overflow } from '@slack/types';
import { button, menu } from '../blocks/blocks.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import { isAhead } from '../domain/release/ahead.ts';
import type { Checked } from '../domain/release/clearing/checked.ts';
import type { Release } from '../domain/release/release.ts';
import { waitedFor } from '../domain/release/rollout/stop-waiting.ts';
import { isStoppable } from '../domain/release/rollout/stops-with.ts';
import { mayTake, verbOf } from './allowed.ts';
import { askedInstead, askFor } from './asking.ts';
import { nextSteps, stopButton } from './next-steps.ts';

type Known = World & Environments;

/**
 * All that can be done with a release in its state: the next step first, what is done more rarely behind [⋯]. `without`: verbs that are not
 * wanted; `person`: only what they may do, where nobody else looks.
 */
export function movesOf(
  checked: Checked,
  world: Known,
  { without = [], person }: { without?: readonly string[]; person?: string } = {},
): (Button | Overflow)[] {
  const { release } = checked;
  const wanted = (b: Button) => !without.includes(verbOf(b));
  const next = nextSteps(checked, world).filter(wanted);
  const others = otherMoves(release, world).filter((b) => wanted(b) && !next.some((n) => n.action_id === b.action_id));
  if (person === undefined) return [...next, ...withMenu(others)];
  const mayUse = (b: Button) => mayTake(person, verbOf(b), world, release.owner);
  return [...askedInstead(next, mayUse, (b) => askFor(b, person, release, world)), ...withMenu(others.filter(mayUse))];
}

/** All of it as buttons, whoever may use them. */
export const allMoves = (checked: Checked, world: Known): Button[] => [
  ...nextSteps(checked, world),
  ...otherMoves(checked.release, world),
];

function otherMoves(release: Release, { company }: World): Button[] {
  const { id } = release;
  const always = [
    button('Details', 'show', id),
    button('Update…', 'update', id),
    ...(waitedFor(release) || isStoppable(release, company) ? [stopButton(release)] : []),
  ];
  return isAhead(release)
    ? [
        ...always,
        button('Edit…', 'edit', id),
        button('Move…', 'move', id),
        button('Documents…', 'documents', id),
        button('Cancel…', 'cancel', id),
      ]
    : always;
}

const RARE = ['stop-waiting', 'update', 'edit', 'move', 'documents', 'cancel'];

/** What people come for as buttons, the rest behind [⋯]. */
function withMenu(buttons: Button[]): (Button | Overflow)[] {
  const rare = buttons.filter((b) => RARE.includes(verbOf(b)));
  return rare.length > 1 ? [...buttons.filter((b) => !rare.includes(b)), ...menu(rare)] : buttons;
}
