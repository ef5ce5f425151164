import { z } from 'zod';
import { builds } from '../../domain/build/document.ts';
import { unreadIn } from '../../domain/build/new-in.ts';
import { policyFor } from '../../domain/company/policies.ts';
import { one, some } from '../../domain/deciding/reads.ts';
import { GONOGO } from '../../domain/deciding/world.ts';
import { allEnvironments } from '../../domain/environment/document.ts';
import { isAhead } from '../../domain/release/ahead.ts';
import { releases } from '../../domain/release/document.ts';
import { isOpen, type Ticket } from '../../domain/release/papers/tickets.ts';
import { servicesOf } from '../../domain/release/release.ts';
import { perform } from '../../door/perform.ts';
import { see } from '../../door/read-only.ts';
import { toErrand } from '../../door/stored.ts';
import type { ApiFailed } from '../../outbound/api.ts';
import { redacted } from '../../secrets/redact.ts';
import { instantAfter, MINUTE_MS } from '../../time/instants.ts';
import { kind } from '../kind.ts';
import { type Named, namedBy, soughtFor } from '../tickets-of.ts';

const data = z.object({ kind: z.literal('tickets'), release: z.string() });

/** So many are read, a question each; of the others a check knows that they are not. */
const MOST = 100;
/** What is waited for is looked at again so often, ms; what is done may be opened again after the vote. */
const WAITING_MS = 5 * MINUTE_MS;
const DONE_MS = 15 * MINUTE_MS;
/** Before people hear that a tracker does not answer, it is asked so often, and so long is waited between, ms. */
const ATTEMPTS = 4;
const RETRY_MS = 20_000;
const LONGEST = 100;

/** The tickets that the commits of a release name, or queries find, are read where they are kept; again every few minutes until it is deployed, where a check asks for them. */
export const tickets = kind(data, ({ setting, trackers }) => {
  async function readAll(named: Named[], down: Iterable<string>) {
    const silent = new Set(down);
    const all: Ticket[] = [];
    const failed = new Map<string, ApiFailed>();
    for (const { tracker, key, by, found } of named) {
      if (found) all.push({ tracker, key, ...shown(found), ...(by && { by }) });
      const from = trackers.get(tracker);
      if (found || !from || failed.has(tracker) || silent.has(tracker)) continue;
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
      const sought = await soughtFor(release, world, trackers);
      const named = namedBy(release, world, trackers, sought.found);
      // What does not answer at all is not asked a hundred times more; a query that is wrong keeps no key from being read.
      const down = sought.failed.filter((f) => !f.final).map((f) => f.tracker);
      const { all, failed: unreadable } = await readAll(named.slice(0, MOST), down);
      const failed = [...sought.failed, ...unreadable];
      const unread = Math.max(0, named.length - MOST);
      const wait = failed.find((f) => !f.final);
      if (wait && tries + 1 < ATTEMPTS)
        return { why: wait.why, failing: false, unsent: true, retryInMs: Math.max(RETRY_MS, wait.retryAfterMs ?? 0) };
      const why = [...new Set(failed.map((f) => f.why.slice(0, 300)))];
      const command = {
        type: 'RecordTickets',
        release: id,
        all,
        failed: why,
        unread,
        commits: unreadIn(release, world),
        ...sought.asked,
      } as const;
      const outcome = await perform(setting, command, { actor: GONOGO, via: 'tracker', cause: errand.key });
      if (!outcome.ok) return { why: outcome.refusal.refused, failing: false, unsent: true };
      const { company } = world;
      const isAsked = policyFor(company, release.environment, release.change)?.ticketsDone === true;
      if (!isAsked || (named.length === 0 && failed.length === 0 && !sought.asked.queried)) return { done: true };
      const isWaiting = failed.length > 0 || all.some(isOpen);
      const dueAt = instantAfter(setting.now(), isWaiting ? WAITING_MS : DONE_MS);
      const { key, lane } = errand;
      return {
        done: true,
        also: { errands: [toErrand({ key, lane, mode: 'latest', dueAt, intent: { kind: 'tickets', release: id } })] },
      };
    },
  };
});

const shown = ({ title, state, status, url }: Omit<Ticket, 'tracker' | 'key' | 'by'>) => ({
  title: redacted(title).slice(0, LONGEST),
  state,
  status: redacted(status).slice(0, 40),
  ...(url && /^https?:\/\//.test(url) && { url: redacted(url).slice(0, 500) }),
});
