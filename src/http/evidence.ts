import { Hono } from 'hono';
import { isSame } from '../adapters/constant-time.ts';
import { buildOf } from '../domain/build/build.ts';
import { all, one } from '../domain/deciding/reads.ts';
import { knownOf, ownSubjects } from '../domain/evidence/known-of.ts';
import { gatesOf } from '../domain/gates/index.ts';
import { lastSeen } from '../domain/release/clearing/evidence.ts';
import { surroundingsOf } from '../domain/release/clearing/surroundings.ts';
import { releases } from '../domain/release/document.ts';
import { type Release, rolloutOf } from '../domain/release/release.ts';
import type { ChecksSeen } from '../domain/release/rollout/rollout-parts.ts';
import { stateBy } from '../domain/release/state.ts';
import { proofsOf } from '../domain/vote/answering/sights.ts';
import { votes, votesOn } from '../domain/vote/document.ts';
import type { Vote } from '../domain/vote/vote.ts';
import { see } from '../door/read-only.ts';
import type { Setting } from '../door/setting.ts';
import type { PastFact } from '../store/store.ts';
import { oldestFirst } from '../time/in-order.ts';
import { textOf } from './plainly.ts';
import { plainly, rolloutsTold } from './rollouts-told.ts';

/** `GET /api/v1/releases/R-118/evidence`: what a release was decided on, for whoever keeps it elsewhere. docs/evidence.md */
export function evidenceApi(setting: Setting, token: string | undefined): Hono {
  const app = new Hono();
  app.get('/api/v1/releases/:id/evidence', async (c) => {
    if (!token) return c.json({ error: 'not enabled', remedy: 'set EXPORT_TOKEN where Gonogo runs' }, 404);
    const given = /^Bearer +(.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    if (!isSame(given, token))
      return c.json({ error: 'unauthorized', remedy: 'send Authorization: Bearer and the value of EXPORT_TOKEN' }, 401);
    const told = await bundleOf(setting, c.req.param('id').toUpperCase());
    return told ? c.json(told) : c.json({ error: 'unknown release', remedy: 'name one such as R-118' }, 404);
  });
  return app;
}

async function bundleOf(setting: Setting, id: string): Promise<object | undefined> {
  const { release } = await see(setting, { release: one(releases, id) });
  if (!release) return undefined;
  const world = await see(setting, { ...surroundingsOf(release), votes: all(votes, votesOn(id)) });
  const { evidence } = await see(setting, knownOf(release, world));
  await setting.store.settled();
  const decided = rolloutOf(release)?.evidence;
  const gates = gatesOf(release, world);
  const rounds = world.votes.toSorted((a, b) => a.round - b.round);
  const newest = rounds.at(-1);
  return {
    at: world.now,
    release: id,
    status: release.status,
    state: stateBy(release, () => gates, world.now),
    items: release.items,
    environment: release.environment,
    change: release.change,
    window: release.window,
    owner: release.owner,
    why: release.why,
    ...shownToo(release),
    documents: release.documents ?? [],
    notes: release.notes ?? '',
    overrides: release.overrides ?? [],
    checks: gates.map(({ id: check, title, open, saw, proofs = [] }) => ({
      check,
      title,
      open,
      saw: textOf(saw),
      proofs,
    })),
    // The newest of them, as whoever reads the first edition of this knows it.
    ...(decided && { deployed: { at: lastAt(decided), checks: lastSeen(decided).map(plainly) } }),
    rollouts: await rolloutsTold(setting.store, await setting.store.history(releases.key(id))),
    // Likewise.
    ...(newest && { vote: { id: newest.id, ballots: newest.ballots } }),
    votes: rounds.map(wholly),
    known: release.items.map((item) => ({
      ...item,
      commit: buildOf(world.builds[item.service], item.version)?.commit ?? null,
      told: ownSubjects(item, world).flatMap((subject) => evidence[subject] ?? []),
      standing: evidence[item.service] ?? null,
    })),
    history: await historyOf(setting, [...rounds.map((vote) => votes.key(vote.id)), releases.key(id)]),
  };
}

/** When its checks were asked last, UTC ISO. */
const lastAt = ({ at, again = [] }: ChecksSeen) => again.at(-1)?.at ?? at;

/** What else people read of it where it has some: whoever reads this later should not have to find it in the history. */
const shownToo = ({
  strategy,
  hotfix,
  irreversible,
  train,
  template,
  review,
  passed,
  ahead,
  foundAfter,
  ...release
}: Release) => ({
  ...(strategy && { strategy }),
  ...(hotfix && { hotfix }),
  ...(irreversible && { irreversible }),
  ...(train && { train }),
  ...(template && { template }),
  ...(review && { review }),
  ...(passed && { passed }),
  ...(ahead && { ahead }),
  ...(foundAfter && { foundAfter }),
  ...('reason' in release && { reason: release.reason }),
  ...('replacedBy' in release && release.replacedBy && { replacedBy: release.replacedBy }),
});

/** One vote, with what its answers rest on: `saw` of each is a place in `sights`, from 0. */
const wholly = ({ v: _, sights = [], proofs = [], ...vote }: Vote) => ({
  ...vote,
  sights: sights.map((seen) =>
    seen.map(({ gate, open, saw, rests = [] }) => ({
      ...{ gate, open, saw: textOf(saw) },
      proofs: proofsOf({ rests }, { proofs }),
    })),
  ),
});

/** All that was done with it and with its votes, in order, each as it is kept; of one instant, an answer before what it made of the release. */
async function historyOf({ store }: Setting, streams: string[]): Promise<object[]> {
  const facts = (await Promise.all(streams.map((stream) => store.history(stream)))).flatMap(dated);
  return oldestFirst(facts, (f) => f.since).map(({ fact }) => fact);
}

/** Each counts within its own stream, so that between them only the time tells which came first; a clock that was set back puts nothing before what it came after. */
function dated(stream: PastFact[]) {
  let since = '';
  return stream.map(({ v: _, workspace: __, ...fact }) => {
    since = fact.at > since ? fact.at : since;
    return { since, fact };
  });
}
