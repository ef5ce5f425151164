import { fact } from '../../deciding/fact.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { type LinkedDocument, voteOf } from '../release.ts';
import { telling } from './telling.ts';
import { seenAnew } from './window-timer.ts';

type Data = { by: string; at: string; text: { documents: LinkedDocument[] } };

export const documentsChanged = fact(releases, 'DocumentsChanged')<Data>()({
  evolve: (release, { text }) => ({ ...release, documents: text.documents }),
  follows(changed, release, world) {
    const { due, id } = telling(changed, release, world);
    // Of a rejected release the vote is over: whoever was against it for want of one hears that it is there.
    const vote = release.status === 'voting' || release.status === 'approved' ? voteOf(release) : undefined;
    const names = changed.text.documents.map((d) => d.name).join(', ') || 'none';
    return [
      ...seenAnew(release, world),
      // A vote that they are a part of says it itself, with what it does to the vote.
      vote
        ? due.edit(vote)
        : due.note(id, `documents/${changed.at}`, say`${users([changed.by])} changed the documents: ${names}.`),
    ];
  },
});
