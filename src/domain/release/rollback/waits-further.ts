import type { Company } from '../../company/company.ts';
import { fewListed, MOST_NAMED } from '../../few.ts';
import { rolesThatMay } from '../../people/may.ts';
import { listed, type Phrase, say, user } from '../../phrase.ts';
import type { RunningReleases } from '../document.ts';
import { underWay } from '../planning/in-the-way.ts';
import { itemsOf, nameOf, type Release } from '../release.ts';
import { STOPPING } from '../rollout/stop-waiting.ts';
import { saidOf } from '../status-words.ts';
import type { EarlierBack, Unsure } from './earlier.ts';
import { itemsBack } from './taken-back.ts';

/** An environment where a release does not go back as long as others are under way there. */
export type WaitsThere = { environment: string; others: Release[] };

/** Of some environments, those where others are under way with a service of its own. */
export const waitsIn = (release: Release, ways: readonly EarlierBack[], world: RunningReleases): WaitsThere[] =>
  ways.flatMap(({ environment, stages }) => {
    const services = stages.flatMap((s) => s.items.map((i) => i.service));
    const others = underWay({ id: release.id, environment }, services, world);
    return others.length > 0 ? [{ environment, others }] : [];
  });

/** "api 4.2 can't go back in staging now: api 4.3 → staging is deploying there" */
export const waitsWords = (release: Release, waits: readonly WaitsThere[]): Phrase => {
  const others = waits.flatMap((w) => w.others);
  const each = listed(others.map((o) => say`${nameOf(o)} (${o.id}) ${saidOf(o)}`));
  const where = listed(waits.map((w) => say`${w.environment}`));
  return say`${itemsOf(itemsBack(release))} (${release.id}) can't go back in ${where} now: ${each}`;
};

/** "api in eu and api in us" */
export const unsureWords = (unsure: readonly Unsure[]): Phrase =>
  fewListed(
    unsure.map((u) => say`${u.service} in ${u.region}`),
    MOST_NAMED,
  );

/** Somebody says what runs there: of several, one after the other. */
export function settleOffer({ environment, unsure }: Pick<EarlierBack, 'environment' | 'unsure'>) {
  // As many as a button can carry.
  const few = unsure.slice(0, MOST_NAMED);
  const about = [...new Set([...few.map((u) => u.service), environment, ...few.map((u) => u.region)])].join(' ');
  return { verb: 'done-by-hand', label: 'Done by hand…', about };
}

/** Who can stop what is in its way: forwards those who deploy, back those who roll back, and its owner. */
export function stoppedBy({ owner, status }: Release, company: Company): Phrase {
  const roles = rolesThatMay(company, status === 'rolling-back' ? STOPPING.back : STOPPING.action);
  return listed([...roles.map((r) => say`${r.title}`), say`${user(owner)}`], 'or');
}

export const stopsOffered = (waits: readonly WaitsThere[]) =>
  waits
    .flatMap((w) => w.others)
    .slice(0, OFFERED)
    .map(({ id }) => ({ verb: 'stop-waiting', label: `Stop ${id}…`, about: id }));
const OFFERED = 2;
