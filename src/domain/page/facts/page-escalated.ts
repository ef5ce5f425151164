import { fact } from '../../deciding/fact.ts';
import { one, some } from '../../deciding/reads.ts';
import { environments } from '../../environment/document.ts';
import { releases } from '../../release/document.ts';
import { calls } from '../calls.ts';
import { pages } from '../document.ts';
import type { PersonPaged } from '../page.ts';

/** Nobody has said that they have it: the next are asked. */
export const pageEscalated = fact(pages, 'PageEscalated')<PersonPaged>()({
  evolve: (page, { step, to, through, at }) => ({ ...page, asked: [...page.asked, { step, to, through, at }] }),
  reads: (_, { release, environment }) => ({
    release: one(releases, release),
    environments: some(environments, [environment]),
  }),
  follows: (_, page, world) => calls(page, world),
});
