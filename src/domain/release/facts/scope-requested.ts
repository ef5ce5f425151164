import { fact } from '../../deciding/fact.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { itemsOf, type Request } from '../release.ts';
import { telling } from './telling.ts';

type Data = { request: Omit<Request, 'why'>; text: { why: string } };

export const scopeRequested = fact(releases, 'ScopeRequested')<Data>()({
  evolve: (release, { request, text }) => ({
    ...release,
    requests: [...(release.requests ?? []), { ...request, why: text.why }],
  }),
  follows(requested, release, world) {
    const { due, id, seesTo, start, headline } = telling(requested, release, world);
    const { request, text } = requested;
    const cause = `request/${request.id}`;
    return [
      headline,
      due.note(id, cause, say`${users([request.by])} asks for ${itemsOf(request.items)}: ${text.why}`),
      ...due.myTurn(seesTo, cause, { morning: true, by: start }),
    ];
  },
});
