import { document } from '../deciding/document.ts';
import { all } from '../deciding/reads.ts';
import type { Page } from './page.ts';

const ofRelease = (release: string) => `pages/of/${release}`;

export const pages = document<Page>()({
  name: 'page',
  field: 'page',
  lists: ({ release, status }) => (status === 'resolved' ? [] : [ofRelease(release)]),
});

/** The pages of a release that are not over. */
export const pagesOf = (release: string) => all(pages, ofRelease(release));
