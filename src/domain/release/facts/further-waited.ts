import { fact } from '../../deciding/fact.ts';
import { some } from '../../deciding/reads.ts';
import { type Phrase, say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { itemsOf, type Release, rolloutOf } from '../release.ts';
import type { Unsure } from '../rollback/earlier.ts';
import { itemsBack } from '../rollback/taken-back.ts';
import {
  settleOffer,
  stoppedBy,
  stopsOffered,
  unsureWords,
  type WaitsThere,
  waitsWords,
} from '../rollback/waits-further.ts';
import { telling } from './telling.ts';

type Unknown = Unsure & { environment: string };

/** A release was to go back in environments that it passed, and others are under way there, by id, or nobody knows what runs there (`unsure`). It goes there when somebody says so again: what runs by then may be theirs. */
export const furtherWaited = fact(releases, 'FurtherWaited')<{
  waits: { environment: string; others: string[] }[];
  unsure?: Unknown[];
  at: string;
}>()({
  reads: ({ waits }) => ({ others: some(releases, [...new Set(waits.flatMap((w) => w.others))]) }),
  follows(waited, release, world) {
    const { due, id, headline, seesTo } = telling(waited, release, world);
    const { waits, unsure = [], at } = waited;
    const known = waits.map(({ environment, others }) => ({
      environment,
      others: others.flatMap((other) => world.others[other] ?? []),
    }));
    const [first] = known.flatMap((w) => w.others);
    const doubted = [...Map.groupBy(unsure, (u) => u.environment)];
    const parts = [
      ...(first ? [saidWaits(release, known, stoppedBy(first, world.company))] : []),
      ...doubted.map((d) => saidUnsure(release, ...d)),
    ];
    const said = parts.flatMap((part, i) => (i === 0 ? part : say` ${part}`));
    const cause = `further-waited/${rolloutOf(release)?.id ?? ''}/${at}`;
    const offers = [
      ...doubted.map(([environment, there]) => settleOffer({ environment, unsure: there })),
      { verb: 'rollback', label: 'Roll back further…', about: id },
      ...stopsOffered(known),
    ];
    const by = rolloutOf(release)?.by;
    return [
      headline,
      due.note(id, cause, said),
      ...[...new Set([...(by ? [by] : []), ...seesTo])].map((person) => due.tell(person, cause, said, id, offers)),
    ];
  },
});

const saidWaits = (release: Release, waits: readonly WaitsThere[], who: Phrase): Phrase =>
  say`${waitsWords(release, waits)}. Once that is over, somebody says so again. ${who} can stop it.`;

const saidUnsure = (release: Release, environment: string, unsure: readonly Unsure[]): Phrase =>
  say`${itemsOf(itemsBack(release))} (${release.id}) does not go back in ${environment} as long as nobody knows what runs there of ${unsureWords(unsure)}. Once somebody says what does, it can go back there too.`;
