import type { Pass, Release, Request } from '../release.ts';

/** The requests of a release that are left once one is answered. */
export const unanswered = ({ requests }: Release, answered: string): Request[] =>
  (requests ?? []).filter((r) => r.id !== answered);

/** The passes of a release for all freezes but one. */
export const otherPasses = ({ passes }: Release, freeze: string): Pass[] =>
  (passes ?? []).filter((p) => p.freeze !== freeze);
