import { join, linkTo, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import { shortened } from '../blocks/text.ts';
import type { Gate } from '../domain/gates/index.ts';
import type { Watch } from '../domain/health/watch.ts';

const PAGES = 3;
const isPage = (url: string | undefined): url is string => url !== undefined && /^https?:\/\//.test(url);

/** " (open unit, lint)": where what closes a check can be read, the pages of those results that it names. */
export function resultPages({ saw, proofs = [] }: Pick<Gate, 'saw' | 'proofs'>): Mrkdwn {
  const said = md`${saw}`.text;
  const pages = new Map(
    proofs.flatMap(({ what, url }) => (isPage(url) && said.includes(md`${what}`.text) ? [[what, url] as const] : [])),
  );
  const links = [...pages].slice(0, PAGES).map(([what, url]) => linkTo(url, shortened(what, 80)));
  return links.length > 0 ? md` (open ${join(links, ', ')})` : NOTHING;
}

/** Where people look themselves at what is measured. */
export function measuresPage({ plan, service, version, environment, region, release }: Watch): Mrkdwn {
  const values = new Map(Object.entries({ service, version, environment, region, release }));
  const url = plan.page?.replace(/\{\{(\w+)\}\}/g, (_, name: string) => encodeURIComponent(values.get(name) ?? ''));
  return isPage(url) ? md` · ${linkTo(url, 'its measures')}` : NOTHING;
}
