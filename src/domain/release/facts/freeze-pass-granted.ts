import { fact } from '../../deciding/fact.ts';
import { at, say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf } from '../release.ts';
import { openVoteShown, telling } from './telling.ts';
import { seenAnew } from './window-timer.ts';
import { otherPasses } from './without.ts';

/** `freeze`: the freeze's key; `name`: what people call it. */
type Data = { freeze: string; until: string; by: string; text: { name: string; why: string } };

export const freezePassGranted = fact(releases, 'FreezePassGranted')<Data>()({
  evolve: (release, { freeze, until, by, text }) => ({
    ...release,
    passes: [...otherPasses(release, freeze), { freeze, until, by, name: text.name, why: text.why }],
  }),
  follows(granted, release, world) {
    const { due, id, start, crew, cause: of } = telling(granted, release, world);
    const { freeze, until, by, text } = granted;
    const cause = `${of}/${freeze}/${world.now}`;
    const said = say`Freeze pass: ${nameOf(release)} may pass “${text.name}” until ${at(until)}. By ${users([by])}: ${text.why}`;
    return [
      ...seenAnew(release, world),
      ...openVoteShown(release, world),
      due.note(id, cause, said, true),
      ...due.myTurn(crew, cause, { by: start }),
      due.timer(`pass/${id}/${freeze}/${until}`, until, { type: 'EndPass', release: id, freeze }),
    ];
  },
});
