import { dueAt } from '../../intents/due.ts';
import { type Phrase, say } from '../../phrase.ts';
import { standsWords } from '../said.ts';
import { standingOf, type Watch } from '../watch.ts';

/** Why the step of a watch could not go on yet; undefined where all that was measured is well. */
export const whyWaits = (watch: Watch): Phrase | undefined =>
  watch.concluded !== 'wait' || standingOf(watch).verdict === 'healthy' ? undefined : standsWords(watch);

/** What is only tried holds no step up: that it would have done so is said once. */
export function wouldWait({ id, release, stage, service }: Watch, why: Phrase, world: Parameters<typeof dueAt>[0]) {
  const said = say`Only tried (dry): step ${stage} would have had to wait. ${service}: ${why}`;
  return [dueAt(world).note(release, `dry/${id}/over`, said)];
}
