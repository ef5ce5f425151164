import { join, md } from '../blocks/mrkdwn.ts';
import type { Conflict } from '../domain/calendar/conflicts.ts';
import type { Command } from '../domain/index.ts';
import { say } from '../domain/phrase.ts';
import { otherSince, type ShownParts } from '../domain/shown.ts';
import type { Outcome } from '../door/outcome.ts';
import { type Ask, ask, refusalOf } from './ask.ts';

/** What a dialog's content runs into, in whatever order it is found, as a part of what the dialog showed. */
export const conflictsShown = (conflicts: readonly Conflict[]): ShownParts => ({
  conflicts: {
    is: conflicts
      .map((c) => join([md`${c.saw}`], '').text)
      .sort()
      .join('|'),
    now: say`it runs into something else`,
  },
});

/** `runsInto`: what comes of a command, where it is worth a word; `drawn`: the question that says so. */
export type Foreseen<T> = { runsInto: ShownParts; drawn: () => T | Promise<T> };

/**
 * Gives a command once the person has seen what comes of it; `first`: what shows them that, where they have not. A dialog is drawn anew while somebody types in it, but only Enter says that a field is
 * finished, and on a phone nobody presses it: what did not stand in it when it was sent is shown first. What is refused anyhow is said before that.
 */
export async function onceSeen<T>(
  a: Ask,
  command: Command,
  print: string | undefined,
  sight: Foreseen<T> | undefined,
): Promise<Outcome | { first: T }> {
  const isSeen = !sight || isNothing(sight.runsInto) || !otherSince(print ?? '', sight.runsInto);
  return isSeen || (await refusalOf(a, command)) ? ask(a, command) : { first: await sight.drawn() };
}

const isNothing = (shown: ShownParts) => Object.values(shown).every((part) => part.is === '');
