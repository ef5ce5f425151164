import type { BuildsOf } from '../../build/document.ts';
import { policyFor, type VotedOn } from '../../company/policies.ts';
import { deadlinesOf, isMet } from '../../deadline/deadline.ts';
import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import type { RevokedTemplates } from '../../template/document.ts';
import { outsideTemplate } from '../../template/template.ts';
import { contentOf, partsChanged } from '../../vote/content.ts';
import { isAhead } from '../ahead.ts';
import { clearanceLapsed } from '../facts/clearance-lapsed.ts';
import type { Override, Release } from '../release.ts';
import { heardOf } from '../rollout/audiences-heard.ts';
import type { Lapsed } from '../rollout/lapsed.ts';
import { stands } from './overrides.ts';

type Cleared = World & BuildsOf & RevokedTemplates;

/**
 * Whatever cleared a release is bound to what it was given for, and is asked again when that is another: votes are compared where they are kept,
 * overrides and templates here. `after`: the release as it is to be. What has begun is not taken back.
 */
export function lapsedClearances(before: Release, after: Release, world: Cleared): Fact[] {
  if (!isAhead(before)) return [];
  const overrides = (before.overrides ?? []).filter(stands).flatMap((o) => overrideLapsed(o, after, world));
  return [...overrides, ...templateLapsed(after, world), ...givenForBefore(before, after, world)].map((lapsed) =>
    clearanceLapsed.of(before.id, { lapsed, at: world.now, ...heardOf(before, after) }),
  );
}

function overrideLapsed({ at, content }: Override, after: Release, world: Cleared): Lapsed[] {
  // Overrides of before contents were kept: nobody can tell what they were given for, so they end where something can still change.
  if (!content) return [{ what: 'override', at, parts: [] }];
  const tolerance = policyFor(world.company, after.environment, after.change)?.toleranceMinutes ?? 0;
  const parts = partsChanged(content, contentOf(after, world), tolerance);
  return parts.length > 0 ? [{ what: 'override', at, parts }] : [];
}

/** A template clears its services in its environments, at any time: it is compared with itself as it is now, so that nothing has to be kept of it. */
function templateLapsed(after: Release, { company, templates }: Cleared): Lapsed[] {
  const cleared = after.status === 'approved' ? after.template : undefined;
  if (!cleared) return [];
  const now = company.templates.find((t) => t.name === cleared.name);
  const revoked = templates[cleared.name];
  const because = !now
    ? 'gone'
    : revoked && revoked.version >= cleared.version
      ? 'revoked'
      : now.version !== cleared.version
        ? 'version'
        : outsideTemplate(after, now, company)
          ? 'outside'
          : undefined;
  return because ? [{ what: 'template', title: cleared.title, because }] : [];
}

/** Leave to pass a freeze, and what was said to be done, are for these services, in these versions, there: whenever it goes, and however it is put. */
const GIVEN_FOR: readonly VotedOn[] = ['services', 'versions', 'environment'];

function givenForBefore(before: Release, after: Release, world: Cleared): Lapsed[] {
  const { company, now } = world;
  const changed = partsChanged(contentOf(before, world), contentOf(after, world), 0);
  const parts = changed.filter((part) => GIVEN_FOR.includes(part));
  if (parts.length === 0) return [];
  const titles = deadlinesOf(after, company, (d) => isMet(before, d)).map((d) => d.title);
  return [
    ...(before.passes?.some((p) => now < p.until) ? [{ what: 'passes' as const, parts }] : []),
    ...(titles.length > 0 ? [{ what: 'met' as const, titles, parts }] : []),
  ];
}
