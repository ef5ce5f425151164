import { fact } from '../../deciding/fact.ts';
import { some } from '../../deciding/reads.ts';
import { say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { rolloutOf } from '../release.ts';
import { stoppedBy, stopsOffered, waitsWords } from '../rollback/waits-further.ts';
import { telling } from './telling.ts';

/** A release was to go back in environments that it passed, and others are under way there, by id. It goes there when somebody says so again: what runs by then may be theirs. */
export const furtherWaited = fact(releases, 'FurtherWaited')<{
  waits: { environment: string; others: string[] }[];
  at: string;
}>()({
  reads: ({ waits }) => ({ others: some(releases, [...new Set(waits.flatMap((w) => w.others))]) }),
  follows(waited, release, world) {
    const { due, id, seesTo } = telling(waited, release, world);
    const { waits, at } = waited;
    const known = waits.map(({ environment, others }) => ({
      environment,
      others: others.flatMap((other) => world.others[other] ?? []),
    }));
    const [first] = known.flatMap((w) => w.others);
    const who = first ? say` ${stoppedBy(first, world.company)} can stop it.` : say``;
    const said = say`${waitsWords(release, known)}. Once that is over, somebody says so again.${who}`;
    const cause = `further-waited/${rolloutOf(release)?.id ?? ''}/${at}`;
    const offers = [{ verb: 'rollback', label: 'Roll back further…', about: id }, ...stopsOffered(known)];
    const by = rolloutOf(release)?.by;
    return [
      due.note(id, cause, said),
      ...[...new Set([...(by ? [by] : []), ...seesTo])].map((person) => due.tell(person, cause, said, id, offers)),
    ];
  },
});
