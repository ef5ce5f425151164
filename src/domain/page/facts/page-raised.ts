import { fact } from '../../deciding/fact.ts';
import { one, some } from '../../deciding/reads.ts';
import { environments } from '../../environment/document.ts';
import { releases } from '../../release/document.ts';
import { calls } from '../calls.ts';
import { pages } from '../document.ts';
import type { PageSeverity, PersonPaged } from '../page.ts';

type Data = PersonPaged & {
  release: string;
  environment: string;
  link?: string;
  severity: PageSeverity;
  text: { summary: string };
};

/** Somebody is needed at once. */
export const pageRaised = fact(pages, 'PageRaised')<Data>()({
  opens: ({ page: id, release, environment, link, severity, step, to, through, at, text: { summary } }) => ({
    v: 1,
    id,
    release,
    environment,
    summary,
    ...(link && { link }),
    severity,
    asked: [{ step, to, through, at }],
    unsent: [],
    status: 'open',
  }),
  reads: ({ release, environment }) => ({
    release: one(releases, release),
    environments: some(environments, [environment]),
  }),
  follows: (_, page, world) => calls(page, world),
});
