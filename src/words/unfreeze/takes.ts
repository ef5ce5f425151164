import type { Freeze } from '../../domain/freeze/freeze.ts';
import { type Part, several } from '../../reading/part.ts';
import { environments } from '../../reading/parts/environments.ts';
import { freezeIdAt } from '../../reading/parts/freeze-id.ts';
import { bookOf, nameAt } from '../../reading/parts/names.ts';
import { services } from '../../reading/parts/services.ts';
import { choices, said } from '../../reading/parts/words.ts';

/** What is lifted is known by what was read just now, so the sentence is read with its names. `again`: those that come again. */
export const takesOf = (current: readonly Freeze[] = [], again: readonly string[] = []) =>
  ({
    parts: {
      named: named(current),
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

/** By name or id, and by the id of one that is over: whoever names that hears what is in force. */
function named(current: readonly Freeze[]): Part<string[]> {
  const book = bookOf(current.flatMap((f) => [[f.name, f.id] as const, [f.id, f.id] as const]));
  return several(
    () => book.names,
    (tokens, from) => {
      const found = nameAt(book, tokens, from);
      return found ? { one: found.of, took: found.took } : freezeIdAt(tokens, from);
    },
    () => book.firsts,
  );
}
