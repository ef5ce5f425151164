import { fact } from '../../deciding/fact.ts';
import { titlesOf } from '../../gates/index.ts';
import { managers } from '../../people/may.ts';
import { type Phrase, say, users } from '../../phrase.ts';
import { idsOf } from '../clearing/overrides.ts';
import { releases } from '../document.ts';
import { nameOf, type Override, rolloutOf } from '../release.ts';
import { telling } from './telling.ts';
import { seenAnew, turnUnlessOpen } from './window-timer.ts';

/** `saw`: what each of the checks saw then; nothing of those of before, and of what somebody pushed alone, where nobody was asked. */
type Data = Omit<Override, 'why' | 'lapsed'> & { text: { why: string; saw?: Phrase } };

export const checksOverridden = fact(releases, 'ChecksOverridden')<Data>()({
  // Facts of before named the gates by their titles.
  evolve: (release, { gates, by, at, text, content }) => ({
    ...release,
    overrides: [
      ...(release.overrides ?? []),
      { gates: idsOf(gates), by, at, why: text.why, ...(content && { content }) },
    ],
  }),
  follows(overridden, release, world) {
    const { due, id, crew } = telling(overridden, release, world);
    const { gates, by, at, text } = overridden;
    const said = say`Overridden by ${users([by])}: ${titlesOf(gates).join(', ')} of ${nameOf(release)}. Why: ${text.why}${text.saw ? say`. It went past: ${text.saw}` : []}`;
    const cause = `override/${id}/${at}`;
    const approves = idsOf(gates).includes('votes') && !rolloutOf(release);
    return [
      ...seenAnew(release, world),
      due.note(id, `override/${at}`, said, true),
      ...(approves ? turnUnlessOpen(crew, release, world, cause) : due.myTurn(crew, cause)),
      ...managers(world)
        .filter((who) => who !== by)
        .map((who) => due.tell(who, cause, said, id)),
    ];
  },
});
