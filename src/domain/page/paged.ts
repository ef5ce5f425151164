import type { Fact } from '../deciding/fact.ts';
import type { World } from '../deciding/world.ts';
import type { Release } from '../release/release.ts';
import { pageChanged } from './facts/page-changed.ts';
import { pageRaised } from './facts/page-raised.ts';
import { type Page, type PageSeverity, pageId } from './page.ts';
import { nextAsked } from './whom.ts';

/** `key`: what it is about within the release, so that it is asked once; `summary`: what a phone shows. */
type About = { key: string; summary: string; severity: PageSeverity; link?: string };

/** Somebody is woken for a release: its owner, then who is on duty, then the release managers, until one of them says that they have it. */
export function paged(release: Release, { key, summary, severity, link }: About, world: World): Fact[] {
  const asked = nextAsked(undefined, release, [], world) ?? { step: 'managers' as const, to: [], through: [] };
  const { id, environment } = release;
  const where = { release: id, environment, ...(link && { link }) };
  const about = { ...where, severity, ...asked, at: world.now, text: { summary: shown(summary) } };
  return [pageRaised.of(pageId(release.id, key), about)];
}

/** The same where pages of it are not over: who has one keeps it, who is asked stays asked, and each says what is so now. */
export function pagedOn(pages: readonly Page[], release: Release, about: About, world: World): Fact[] {
  if (pages.length === 0) return paged(release, about, world);
  const summary = shown(about.summary);
  return pages.flatMap((p) =>
    p.summary === summary ? [] : [pageChanged.of(p.id, { at: world.now, text: { summary } })],
  );
}

const shown = (summary: string) => summary.slice(0, 1000);
