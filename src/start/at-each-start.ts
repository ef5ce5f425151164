import { GONOGO } from '../domain/deciding/world.ts';
import { drillTimer } from '../domain/drill/timer.ts';
import { allEnvironments } from '../domain/environment/document.ts';
import { broughtThere, settles } from '../domain/environment/stuck-releases.ts';
import { asksForEvidence } from '../domain/evidence/concerned.ts';
import { placedAgain } from '../domain/evidence/placing.ts';
import { allUnmatched, type Kept } from '../domain/evidence/unmatched.ts';
import { againId, nextComing } from '../domain/freeze/next-announcement.ts';
import { dueAt, headlineOf } from '../domain/intents/due.ts';
import { versionAsked } from '../domain/intents/of-steps.ts';
import { isAhead, isMissed } from '../domain/release/ahead.ts';
import { openOnes } from '../domain/release/document.ts';
import { mayBegin, missedTimer, onItsDay } from '../domain/release/facts/window-timer.ts';
import { scheduled as scheduledAt } from '../domain/release/planning/route.ts';
import { isStuck } from '../domain/release/release.ts';
import { allTrains } from '../domain/train/document.ts';
import { isAwaited, trainTimer } from '../domain/train/timer.ts';
import { stateOf } from '../domain/train/train.ts';
import { withWhatIsKnown } from '../door/by-what-is-known.ts';
import { perform } from '../door/perform.ts';
import { see } from '../door/read-only.ts';
import type { Setting } from '../door/setting.ts';
import { toErrand } from '../door/stored.ts';
import { digestErrands } from '../outbox/digests.ts';
import type { NewErrand } from '../store/store.ts';
import { oldestFirst } from '../time/in-order.ts';
import { instantOf } from '../time/instants.ts';

/** What has to be done once at each start, because manifests may have changed while nobody ran. */
export async function atEachStart(setting: Setting, endpoints: readonly string[] = []): Promise<void> {
  await scheduleDigests(setting);
  await scheduleWhatComesAgain(setting);
  await compareContents(setting);
  await placeUnmatched(setting);
  await weighAll(setting);
  await awaitWindows(setting);
  await awaitDrills(setting);
  await settleReplaced(setting);
  await askForVersions(setting, endpoints);
}

async function scheduled(setting: Setting, errands: NewErrand[]): Promise<void> {
  if (errands.length > 0) await setting.store.commit({ at: setting.now(), errands });
}

/** Each version endpoint that is asked by no errand is asked now, a second after the one before: by environment, region and service. */
async function askForVersions(setting: Setting, endpoints: readonly string[]): Promise<void> {
  const pending = new Set((await setting.store.pending('version/')).map((e) => e.key));
  const now = Date.parse(setting.now());
  const errands = endpoints.flatMap((id, i) => {
    const [environment = '', region = '', service = ''] = id.split('/');
    const asked = versionAsked({ environment, region, service }, instantOf(now + i * 1000));
    return pending.has(asked.key) ? [] : [toErrand(asked)];
  });
  await scheduled(setting, errands);
}

/** What got stuck, and was replaced before anybody looked for that, is over: the command says whether it was. */
async function settleReplaced(setting: Setting): Promise<void> {
  const world = await see(setting, { openReleases: openOnes, environments: allEnvironments });
  const errands = world.openReleases.filter(isStuck).flatMap((r) => {
    const [came] = broughtThere(r, world);
    return came ? settles(r.environment, { by: GONOGO.id, came }, { ...world, openReleases: [r] }).map(toErrand) : [];
  });
  await scheduled(setting, errands);
}

/** Who owes a rollback drill is asked when it is due, as the manifests say now. */
async function awaitDrills(setting: Setting): Promise<void> {
  const world = await see(setting, { environments: allEnvironments });
  const timers = (world.company.drills ?? []).flatMap((plan) =>
    drillTimer(plan, world.environments[plan.environment], world),
  );
  await scheduled(setting, timers.map(toErrand));
}

/** Releases that an older version planned wait for the end of their window too; what has missed it already shows that. What was in the way of others may have gone from the manifests. */
async function awaitWindows(setting: Setting): Promise<void> {
  const now = setting.now();
  const world = await see(setting, { openReleases: openOnes });
  const pending = new Set((await setting.store.pending('timer/missed/')).map((e) => e.key));
  const ends = world.openReleases
    .filter((r) => isAhead(r) && !pending.has(`timer/missed/${r.id}`))
    .map((r) => (isMissed(r, now) ? dueAt(world).edit(headlineOf(r.id)) : missedTimer(r, world)));
  const days = new Set((await setting.store.pending('later/')).map((e) => e.key));
  const later = world.openReleases
    .filter((r) => isAhead(r) && now < scheduledAt(r).window.start)
    .flatMap((r) => onItsDay(r, world))
    .filter((d) => !days.has(d.key));
  const errands = [...ends, ...later, ...world.openReleases.flatMap((r) => mayBegin(r, world))];
  await scheduled(setting, errands.map(toErrand));
}

/** The next release of each train, and the next beginning of each freeze that is announced, is a timer that calls for the one after. What waits already is left alone. */
async function scheduleWhatComesAgain(setting: Setting): Promise<void> {
  const now = setting.now();
  const pending = (await setting.store.pending('')).map((e) => e.lane);
  const waits = (...starts: string[]) => pending.some((lane) => starts.some((s) => lane.startsWith(`timer/${s}/`)));
  const world = await see(setting, { trains: allTrains });
  const { trains, freezes } = world.company;
  const departures = trains
    .filter((t) => !isAwaited(t, pending))
    .flatMap((t) => {
      const last = stateOf(world, t).last?.departure;
      return trainTimer(world, t.name, last && last > now ? last : now);
    });
  const comings = freezes
    .filter((f) => f.announce && !waits(`again/${againId(f.name)}`, `over/${againId(f.name)}`))
    .flatMap((f) => nextComing(f.name, now, world));
  await scheduled(setting, [...departures, ...comings].map(toErrand));
}

/** The next digest of each audience is an errand; it calls for the one after it. */
async function scheduleDigests(setting: Setting): Promise<void> {
  const errands = setting
    .company()
    .audiences.flatMap((a) => (a.digest ? digestErrands(a.name, a.channel, a.digest, setting.now()) : []));
  const pending = new Set((await setting.store.pending('digest/')).map((e) => e.lane));
  await scheduled(
    setting,
    errands.filter((e) => !pending.has(e.lane)),
  );
}

/** What was told of no service, or of no environment, is taken, where the manifests know by now of which it is. */
async function placeUnmatched(setting: Setting): Promise<void> {
  const { all, company } = await see(setting, { all: allUnmatched });
  for (const kept of oldestFirst(all, (k) => k.at)) {
    const found = (told: Kept) => withWhatIsKnown(setting, told);
    const { told, earlier = [] } = kept;
    const whole = { ...kept, told: await found(told), earlier: await Promise.all(earlier.map(found)) };
    const placed = placedAgain(company, whole);
    for (const command of 'commands' in placed ? placed.commands : [])
      await perform(setting, command, { actor: GONOGO, via: 'start' });
  }
}

/** What other systems told of open releases is weighed by the policies as they are now. */
async function weighAll(setting: Setting): Promise<void> {
  const world = await see(setting, { openReleases: openOnes });
  for (const { id: release } of world.openReleases.filter((r) => asksForEvidence(r, world)))
    await perform(setting, { type: 'WeighEvidence', release }, { actor: GONOGO, via: 'start' });
}

/** What cleared releases is compared with them: with how they are deployed, and with their templates, as the manifests say now. */
async function compareContents(setting: Setting): Promise<void> {
  const { openReleases } = await see(setting, { openReleases: openOnes });
  for (const { id: release } of openReleases.filter(isAhead))
    await perform(setting, { type: 'CompareContent', release }, { actor: GONOGO, via: 'start' });
}
