import { z } from 'zod';
import { type BuildsOf, builds } from '../../domain/build/document.ts';
import { newOf } from '../../domain/build/new-in.ts';
import { policyFor } from '../../domain/company/policies.ts';
import { serviceNamed } from '../../domain/company/services.ts';
import { isAhead } from '../../domain/deadline/deadline.ts';
import { one, some } from '../../domain/deciding/reads.ts';
import { GONOGO, type World } from '../../domain/deciding/world.ts';
import { allEnvironments, type Environments } from '../../domain/environment/document.ts';
import { releases } from '../../domain/release/document.ts';
import { type Release, servicesOf } from '../../domain/release/release.ts';
import { isOpen, type Ticket } from '../../domain/release/tickets.ts';
import { see } from '../../door/look.ts';
import { perform } from '../../door/perform.ts';
import { toErrand } from '../../door/stored.ts';
import { redacted } from '../../inbound/redact.ts';
import type { Tracker } from '../../trackers/tracker.ts';
import { kind } from '../kind.ts';

const data = z.object({ kind: z.literal('tickets'), release: z.string() });

/** So many are read, a question each; of the others a check knows that they are not. */
const MOST = 100;
/** What is waited for is looked at again so often, ms. */
const EVERY_MS = 5 * 60_000;
/** Before people hear that a tracker does not answer, it is asked so often, and so long is waited between, ms. */
const ATTEMPTS = 4;
const RETRY_MS = 20_000;
const LONGEST = 100;

/** The tickets that the commits of a release name are read where they are kept; again every few minutes, while a check waits for them. */
export const tickets = kind(data, ({ setting, trackers }) => {
  async function readAll(named: { tracker: string; key: string }[]) {
    const all: Ticket[] = [];
    const failed = new Map<string, { why: string; final: boolean; retryAfterMs?: number }>();
    for (const { tracker, key } of named) {
      const from = trackers.get(tracker);
      if (!from || failed.has(tracker)) continue;
      const got = await from.read(key);
      if (!got.ok) failed.set(tracker, got);
      else if (got.ticket === 'unknown') all.push({ tracker, key, title: '', state: 'unknown', status: 'unknown' });
      else if (got.ticket !== 'none') all.push({ tracker, key, ...shown(got.ticket) });
    }
    return { all, failed: [...failed.values()] };
  }

  return {
    mark: false,
    call: () => ({ rule: 'free' }),
    async attempt({ release: id }, errand, tries) {
      const { release } = await see(setting, { release: one(releases, id) });
      if (!release || !isAhead(release)) return { done: true };
      const world = await see(setting, { builds: some(builds, servicesOf(release)), environments: allEnvironments });
      const named = keysIn(release, world, trackers);
      const { all, failed } = await readAll(named.slice(0, MOST));
      const unread = Math.max(0, named.length - MOST);
      const wait = failed.find((f) => !f.final);
      if (wait && tries + 1 < ATTEMPTS)
        return { why: wait.why, failing: false, unsent: true, retryInMs: Math.max(RETRY_MS, wait.retryAfterMs ?? 0) };
      const why = failed.map((f) => f.why.slice(0, 300));
      const command = { type: 'RecordTickets', release: id, all, failed: why, unread } as const;
      const outcome = await perform(setting, command, { actor: GONOGO, via: 'tracker', cause: errand.key });
      if (!outcome.ok) return { why: outcome.refusal.refused, failing: false, unsent: true };
      const { company } = world;
      const isAsked = policyFor(company, release.environment, release.change)?.ticketsDone === true;
      if (!isAsked || (failed.length === 0 && !all.some(isOpen))) return { done: true };
      const dueAt = new Date(Date.parse(setting.now()) + EVERY_MS).toISOString();
      const { key, lane } = errand;
      return {
        done: true,
        also: { errands: [toErrand({ key, lane, mode: 'latest', dueAt, intent: { kind: 'tickets', release: id } })] },
      };
    },
  };
});

/** The tickets that its commits and what they came by name, each once. */
function keysIn(
  release: Release,
  world: World & BuildsOf & Environments,
  trackers: ReadonlyMap<string, Tracker>,
): { tracker: string; key: string }[] {
  const found = new Map<string, { tracker: string; key: string }>();
  for (const item of release.items) {
    const repositories = serviceNamed(world.company, item.service)?.repositories ?? [];
    const changes = newOf(item, release, world);
    const merged = (changes?.told ?? []).flatMap((c) => c.merged);
    const titles = [...(changes?.commits ?? []), ...merged].map((c) => c.title);
    for (const title of titles)
      for (const [tracker, { keysIn }] of trackers)
        for (const key of keysIn(title, repositories)) found.set(`${tracker}/${key}`, { tracker, key });
  }
  return [...found.values()];
}

const shown = ({ title, state, status, url }: Omit<Ticket, 'tracker' | 'key'>) => ({
  title: redacted(title).slice(0, LONGEST),
  state,
  status: status.slice(0, 40),
  ...(url && /^https?:\/\//.test(url) && { url: url.slice(0, 500) }),
});
