import type { Command } from '../../domain/index.ts';
import type { Release } from '../../domain/release/release.ts';
import type { Ask } from '../ask.ts';
import { refusedAnyhow } from '../refused-anyhow.ts';

/** So many are looked at, the soonest; the others may take it, for all that is known. */
const LOOKED_AT = 60;

/** Whoever may not hears whom to ask, of the release that they meant. */
const OF_THE_PERSON = ['forbidden', 'deactivated'];

/** Of several releases those that take a command as things stand, whatever its reason is. */
export const takesNow =
  (command: (release: string) => Command) =>
  async (all: Release[], a: Ask): Promise<Release[]> => {
    const looked = all.slice(0, LOOKED_AT);
    const refused = await Promise.all(looked.map((r) => refusedAnyhow(a, command(r.id))));
    const taking = looked.filter((_, i) => {
      const code = refused[i]?.refused;
      return code === undefined || OF_THE_PERSON.includes(code);
    });
    return [...taking, ...all.slice(LOOKED_AT)];
  };
