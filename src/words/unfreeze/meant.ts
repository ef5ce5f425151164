import type { Button } from '@slack/types';
import { actions, button, section } from '../../blocks/blocks.ts';
import { md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import { inOneLine } from '../../blocks/text.ts';
import { OF_CHANGING } from '../../cards/carried.ts';
import { liftButton, liftOrChange } from '../../cards/lift-button.ts';
import type { Refusal } from '../../domain/deciding/decision.ts';
import { refusalWords } from '../../domain/deciding/refusal-words.ts';
import type { Freeze } from '../../domain/freeze/freeze.ts';
import { scopeWords } from '../../domain/freeze/scope.ts';
import { stretchOf, type TypedTime } from '../../reading/times.ts';
import { type Answer, type Ask, say } from '../ask.ts';
import { exampleFor } from '../example.ts';
import { contextOf } from '../sentence.ts';

/** Which freezes were meant, and why they are to be lifted. */
type Meant = { named: string[]; services: string[]; environments: string[]; why: string };

const meantOf = (current: Freeze[], { named, services, environments }: Omit<Meant, 'why'>) =>
  current.filter(
    (f) =>
      (named.length === 0 || named.includes(f.id)) &&
      services.every((s) => f.scope.services.includes(s)) &&
      environments.every((e) => f.scope.environments.includes(e)),
  );

/** A freeze is lifted at once; one that ends later is changed. */
export function endingThen(current: Freeze[], said: Meant & { when: TypedTime }, a: Ask): Answer {
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
      ...actions([
        button('End it then…', 'change-freeze', OF_CHANGING.write({ freeze: f.id, until: from })),
        liftButton(f, said.why),
      ]),
    ]),
  );
}

/** `no`: why the person may not; `asks` is there in place of what they may not use. */
export function shownOf(
  current: Freeze[],
  { named, services, environments, why }: Meant,
  no: Refusal | undefined,
  asks: (freeze: Freeze) => Button[],
): Answer {
  const meant = meantOf(current, { named, services, environments });
  const shown = meant.length > 0 ? meant : current;
  const asked = shown.length === 1 ? 'Lift this freeze?' : 'Which freeze?';
  const title = meant.length === 0 ? 'No freeze is of just that. In force:' : asked;
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
