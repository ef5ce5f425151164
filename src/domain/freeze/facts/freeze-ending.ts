import { fact, type NoData } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { holdersOf } from '../../people/may.ts';
import { at, say } from '../../phrase.ts';
import { freezes } from '../document.ts';
import { scopeWords } from '../scope.ts';

/** Who stopped it, and whoever may freeze, are warned that it ends soon. */
export const freezeEnding = fact(freezes, 'FreezeEnding')<NoData>()({
  follows({ type }, { id, by, scope, until, why }, world) {
    const said = say`The emergency stop of ${scopeWords(scope)} ends ${at(until)} (${why}). To keep it: \`/release emergency-stop\`, with the reason.`;
    return [...new Set([by, ...holdersOf(world, 'freeze')])].map((who) =>
      dueAt(world).tell(who, `${id}/${type}/${until}`, said),
    );
  },
});
