import { type Part, policyFor } from '../company.ts';
import { isAhead } from '../deadline/deadline.ts';
import type { DomainFact, World } from '../decision.ts';
import { listed, type Phrase, say } from '../phrase.ts';
import { outsideTemplate } from '../template/template.ts';
import { contentOf, partsChanged } from '../vote/content.ts';
import type { Override, Release } from './release.ts';

/** What does not clear a release any more: an override (of the instant `at`) whose content has changed in `parts`, or its template. */
export type Lapsed =
  | { what: 'override'; at: string; parts: Part[] }
  | { what: 'template'; title: string; because: 'outside' | 'version' | 'revoked' | 'gone' };

/**
 * Whatever cleared a release is bound to what it was given for, and is asked again when that is another: votes are compared where they are kept,
 * overrides and templates here. `after`: the release as it is to be. What has begun is not taken back.
 */
export function lapsedClearances(before: Release, after: Release, world: World): DomainFact[] {
  if (!isAhead(before)) return [];
  const overrides = (before.overrides ?? []).filter(stands).flatMap((o) => overrideLapsed(o, after, world));
  return [...overrides, ...templateLapsed(after, world)].map((lapsed) => ({
    stream: `release/${before.id}`,
    type: 'ClearanceLapsed',
    release: before.id,
    lapsed,
    at: world.now,
  }));
}

/** An override that counts. */
export const stands = (override: Override) => !override.lapsed;

function overrideLapsed({ at, content }: Override, after: Release, world: World): Lapsed[] {
  // Overrides of before contents were kept: nobody can tell what they were given for, so they end where something can still change.
  if (!content) return [{ what: 'override', at, parts: [] }];
  const tolerance = policyFor(world.company, after.environment, after.change)?.toleranceMinutes ?? 0;
  const parts = partsChanged(content, contentOf(after, world), tolerance);
  return parts.length > 0 ? [{ what: 'override', at, parts }] : [];
}

/** A template clears its services in its environments, at any time: it is compared with itself as it is now, so that nothing has to be kept of it. */
function templateLapsed(after: Release, { company, templates }: World): Lapsed[] {
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

/** "What was overridden holds no longer, since it is another content now" */
export function lapsedWords(lapsed: Lapsed): Phrase {
  if (lapsed.what === 'template')
    return say`The template ${lapsed.title} does not clear it any more (${TEMPLATE_WORDS[lapsed.because]}): it needs its votes.`;
  const parts = lapsed.parts.map((part) => say`${PART_WORDS[part]}`);
  return parts.length > 0
    ? say`What was overridden holds no longer, since ${listed(parts)} changed: its checks count again.`
    : say`What was overridden holds no longer: nobody can tell what it was given for. Its checks count again.`;
}

const TEMPLATE_WORDS: Record<Extract<Lapsed, { what: 'template' }>['because'], string> = {
  outside: 'it is for other services or environments',
  version: 'it has another version',
  revoked: 'it was revoked after a failure',
  gone: 'there is no such template any more',
};

const PART_WORDS: Record<Part, string> = {
  services: 'the services',
  versions: 'the versions',
  commits: 'what it is built from',
  environment: 'the environment',
  change: 'the kind of change',
  window: 'the window',
  order: 'what must complete first',
  strategy: 'how it is deployed',
  documents: 'the documents',
};
