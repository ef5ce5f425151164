import { md } from '../../blocks/mrkdwn.ts';
import { OF_LIFTING } from '../../cards/carried.ts';
import { one } from '../../domain/deciding/reads.ts';
import { current as inForce, noFreeze } from '../../domain/freeze/current.ts';
import { currentOnes, freezes } from '../../domain/freeze/document.ts';
import type { Freeze } from '../../domain/freeze/freeze.ts';
import { liftFreeze } from '../../domain/freeze/lift-freeze.ts';
import { forbidden } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { refusalMessage, say, seeFor } from '../ask.ts';
import { askButton, orAsk } from '../asking.ts';
import { exampleFor } from '../example.ts';
import { onClickOf } from '../of-another-version.ts';
import { sentenceOf } from '../sentence.ts';
import { clickedAsShown } from '../since-shown.ts';
import { liftedWords } from './lifted.ts';
import { endingThen, shownOf } from './meant.ts';
import { takesOf } from './takes.ts';

/** `/release unfreeze [name] [because why]`: asks which one, unless only one is meant. */
export const typed = sentenceOf(
  (a) => seeFor(a, { freezes: currentOnes }),
  (world) =>
    takesOf(
      world?.freezes,
      world?.company.freezes.map((f) => f.name),
    ),
  async (said, world, a) => {
    const [again] = said.comesAgain;
    if (again !== undefined && said.named.length === 0) {
      const { keptBy = 'manifests/freezes.yml' } = world.company.freezes.find((f) => f.name === again) ?? {};
      return say(
        md`*${again}* comes again by ${keptBy} and can’t be lifted here. One release passes it: \`/release ${exampleFor(a, 'pass checkout-api why')}\``,
      );
    }
    if (world.freezes.length === 0)
      return say(md`Nothing was frozen by hand. Freezes that come again are in manifests/freezes.yml.`);
    if (said.when.time) return endingThen(world.freezes, said, a);
    const no = forbidden(world, liftFreeze.takes, phrase`lift a freeze`);
    return shownOf(world.freezes, said, no, (f) => askButton(askedThaw(f, said.why), world, a, 'Ask them'));
  },
);

const askedThaw = ({ id }: Pick<Freeze, 'id'>, why: string) => ({
  verb: 'again',
  about: `unfreeze ${id}${why && ` because ${why}`}`,
});

export const clickUnfreeze = onClickOf(OF_LIFTING, async ({ freeze: id, why }, a, value) => {
  const { known, ...world } = await seeFor(a, { known: one(freezes, id), freezes: currentOnes });
  const no = forbidden(world, liftFreeze.takes, phrase`lift a freeze`);
  if (no) return orAsk(no, askedThaw({ id }, why), world, a);
  return clickedAsShown(
    value,
    a,
    () => ({ type: 'LiftFreeze', freeze: id, why }),
    () => {
      const meant = { named: [id], services: [], environments: [], why };
      return inForce(known) ? shownOf(world.freezes, meant, undefined, () => []) : { say: refusalMessage(noFreeze) };
    },
    () => (known ? liftedWords(known, world) : md`Lifted: ${id}.`),
  );
});
