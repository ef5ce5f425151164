import { fact } from '../../deciding/fact.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { voteOf } from '../release.ts';
import { telling } from './telling.ts';

type Data = { by: string; at: string; text: { notes: string } };

export const notesWritten = fact(releases, 'NotesWritten')<Data>()({
  evolve: (release, { text: { notes } }) => {
    const { notes: _, ...rest } = release;
    return notes === '' ? rest : { ...rest, notes };
  },
  follows(written, release, world) {
    const { due, id, headline } = telling(written, release, world);
    const vote = voteOf(release);
    const what = written.text.notes === '' ? 'took the release notes away' : 'wrote the release notes';
    return [
      headline,
      ...(vote ? [due.edit(vote)] : []),
      due.note(id, `notes/${written.at}`, say`${users([written.by])} ${what}: see Details.`),
    ];
  },
});
