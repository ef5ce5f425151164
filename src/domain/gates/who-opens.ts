import type { Company } from '../company/company.ts';
import type { Action } from '../company/roles.ts';
import { rolesThatMay } from '../people/may.ts';
import { listed, type Phrase, say, user } from '../phrase.ts';
import type { Release } from '../release/release.ts';

/** Who can open a closed gate of a release, in words. */
export type Opener = (release: Release, company: Company) => Phrase | undefined;

/** Whoever a role of theirs allows that. */
export const whoMay =
  (action: Action): Opener =>
  (_, company) => {
    const able = rolesThatMay(company, action);
    return able.length > 0 ? listed(able.map((r) => say`${r.title}`)) : undefined;
  };

export const itsOwner: Opener = ({ owner }) => [user(owner)];
