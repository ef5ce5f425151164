import type { Button } from '@slack/types';
import { shownIn } from '../../blocks/as-shown.ts';
import { actions, button, section } from '../../blocks/blocks.ts';
import { md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import { inOneLine } from '../../blocks/text.ts';
import { liftButton, liftOrChange } from '../../cards/lift-button.ts';
import type { Refusal } from '../../domain/deciding/decision.ts';
import { one } from '../../domain/deciding/reads.ts';
import { refusalWords } from '../../domain/deciding/refusal-words.ts';
import { current as inForce, noFreeze } from '../../domain/freeze/current.ts';
import { currentOnes, freezes } from '../../domain/freeze/document.ts';
import type { Freeze } from '../../domain/freeze/freeze.ts';
import { liftFreeze } from '../../domain/freeze/lift-freeze.ts';
import { scopeWords } from '../../domain/freeze/scope.ts';
import { forbidden } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { environments } from '../../reading/parts/environments.ts';
import { services } from '../../reading/parts/services.ts';
import { choices, said } from '../../reading/parts/words.ts';
import { stretchOf, type TypedTime } from '../../reading/times.ts';
import { type Answer, type Ask, type OnClick, refusalMessage, say, seeFor } from '../ask.ts';
import { askButton, orAsk } from '../asking.ts';
import { exampleFor } from '../example.ts';
import { contextOf, sentenceOf } from '../sentence.ts';
import { clickedAsShown } from '../since-shown.ts';
import { liftedWords } from './lifted.ts';

/** What is lifted is known by what was read just now, so the sentence is read with its names. */
const takesOf = (current: readonly Freeze[] = [], again: readonly string[] = []) =>
  ({
    parts: {
      named: choices(...current.flatMap((f) => [[f.name, f.id] as const, [f.id, f.id] as const])),
      comesAgain: choices(
        ...again.filter((name) => !current.some((f) => f.name === name)).map((name) => [name, name] as const),
      ),
      services,
      environments,
      anyway: said('everything', 'everywhere', 'all', 'freeze', 'freezes'),
    },
    when: true,
    why: 'marked',
  }) as const;

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
    return world.freezes.length === 0
      ? say(md`Nothing was frozen by hand. Freezes that come again are in manifests/freezes.yml.`)
      : said.when.time
        ? endingThen(world.freezes, said, a)
        : shownOf(world.freezes, said, forbidden(world, liftFreeze.takes, phrase`lift a freeze`), (f) =>
            askButton(askedThaw(f, said.why), world, a, 'Ask them'),
          );
  },
);

type Meant = { named: string[]; services: string[]; environments: string[]; why: string };

const askedThaw = ({ id }: Pick<Freeze, 'id'>, why: string) => ({
  verb: 'again',
  about: `unfreeze ${id}${why && ` because ${why}`}`,
});

const meantOf = (current: Freeze[], { named, services, environments }: Omit<Meant, 'why'>) =>
  current.filter(
    (f) =>
      (named.length === 0 || named.includes(f.id)) &&
      services.every((s) => f.scope.services.includes(s)) &&
      environments.every((e) => f.scope.environments.includes(e)),
  );

/** A freeze is lifted at once; one that ends later is changed. */
function endingThen(current: Freeze[], said: Meant & { when: TypedTime }, a: Ask): Answer {
  const { from, until } = stretchOf(said.when, contextOf(a));
  const isFor = until !== undefined && said.when.time?.is !== 'days';
  if (!from || isFor || from <= a.setting.now())
    return say(
      md`A freeze is lifted for good, not for a time. Let one release through: \`/release ${exampleFor(a, 'pass checkout-api why')}\`. Or end the freeze early: \`/release unfreeze\``,
    );
  const meant = meantOf(current, said);
  const ends = (meant.length > 0 ? meant : current).filter((f) => f.from < from && from < f.until).slice(0, 20);
  if (ends.length === 0) return say(md`No freeze is in force ${when(from)}. Lift one now: \`/release unfreeze\``);
  return say(
    md`Lifting is done at once. To end ${ends.length === 1 ? 'it' : 'one'} ${when(from)} instead, change when it ends:`,
    ...ends.flatMap((f) => [
      section(md`*${inOneLine(f.name)}* (${f.id}): ${scopeWords(f.scope)}, ${span(f.from, f.until)}.`),
      ...actions([button('End it then…', 'change-freeze', `${f.id} ${from}`), liftButton(f, said.why)]),
    ]),
  );
}

/** `no`: why the person may not; `asks` is there in place of what they may not use. */
function shownOf(
  current: Freeze[],
  { named, services, environments, why }: Meant,
  no: Refusal | undefined,
  asks: (freeze: Freeze) => Button[],
): Answer {
  const meant = meantOf(current, { named, services, environments });
  const shown = meant.length > 0 ? meant : current;
  const title =
    meant.length === 0
      ? 'No freeze is of just that. In force:'
      : shown.length === 1
        ? 'Lift this freeze?'
        : 'Which freeze?';
  return say(
    no ? md`${refusalWords(no)} In force:` : md`${title}`,
    ...shown
      .slice(0, 20)
      .flatMap((f) => [
        section(
          md`*${inOneLine(f.name)}* (${f.id}): ${scopeWords(f.scope)}, ${span(f.from, f.until)}.${f.name === f.why ? NOTHING : md` Why: ${inOneLine(f.why)}`}`,
        ),
        ...(no ? actions(asks(f)) : liftOrChange(f, why, shown.length)),
      ]),
  );
}

/** `about`: the freeze, and after a space why it is lifted, where that was said. */
export const clickUnfreeze: OnClick = async (value, a) => {
  const [id = '', ...words] = shownIn(value).about.split(' ');
  const why = words.join(' ');
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
};
