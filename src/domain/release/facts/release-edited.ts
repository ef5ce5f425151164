import type { ChangeType } from '../../company/changes.ts';
import { deadlineTimers } from '../../deadline/timers.ts';
import { fact } from '../../deciding/fact.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { type Item, nameOf, type Predecessor } from '../release.ts';
import { replanned } from './base.ts';
import { telling } from './telling.ts';

type Kind = { items: Item[]; environment: string; change: ChangeType };
type Data = Kind & {
  after: Predecessor[];
  before: Kind;
  by: string;
  at: string;
  text: { why: string; customers: string };
};

export const releaseEdited = fact(releases, 'ReleaseEdited')<Data>()({
  evolve: (release, { items, environment, change, after, text }) =>
    replanned(release, { items, environment, change, after, ...text }),
  follows(edited, release, world) {
    const { due, id, headline, crew } = telling(edited, release, world);
    const said = say`${users([edited.by])} changed it from ${nameOf(edited.before)} to ${nameOf(release)}.`;
    return [
      headline,
      ...(nameOf(edited.before) !== nameOf(edited) ? [due.note(id, `edited/${edited.at}`, said)] : []),
      ...due.myTurn(crew),
      ...deadlineTimers(release, world),
    ];
  },
});
