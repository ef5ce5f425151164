import { GONOGO } from './domain/decision.ts';
import { againId, nextComing } from './domain/freeze/again.ts';
import { trainTimer } from './domain/train/consequences.ts';
import { look, type Setting } from './look.ts';
import { digestErrand } from './outbox/digests.ts';
import { perform, toErrand } from './perform.ts';

/** What has to be done once at each start, because manifests may have changed while nobody ran. */
export async function takeUp(setting: Setting): Promise<void> {
  await scheduleDigests(setting);
  await scheduleWhatComesAgain(setting);
  await compareContents(setting);
}

/** The next release of each train, and the next beginning of each freeze that is announced, is a timer that calls for the one after. What waits already is left alone. */
async function scheduleWhatComesAgain(setting: Setting): Promise<void> {
  const now = setting.now();
  const pending = (await setting.store.pending('')).map((e) => e.lane);
  const waits = (...starts: string[]) => pending.some((lane) => starts.some((s) => lane.startsWith(`timer/${s}/`)));
  const { world } = await look(setting, { docs: [], lists: ['trains/all'] }, GONOGO);
  const { trains, freezes } = world.company;
  const departures = trains
    .filter((t) => !waits(`train/${t.name}`))
    .flatMap((t) => {
      const last = world.trains[t.name]?.last?.departure;
      return trainTimer(world, t.name, last && last > now ? last : now);
    });
  const comings = freezes
    .filter((f) => f.announce && !waits(`again/${againId(f.name)}`, `over/${againId(f.name)}`))
    .flatMap((f) => nextComing(f.name, now, world));
  await setting.store.commit({ at: now, errands: [...departures, ...comings].map(toErrand) });
}

/** The next digest of each audience is an errand; it calls for the one after it. */
async function scheduleDigests(setting: Setting): Promise<void> {
  const errands = setting
    .company()
    .audiences.flatMap((a) => (a.digest ? [digestErrand(a.name, a.channel, a.digest, setting.now())] : []));
  const pending = new Set((await setting.store.pending('digest/')).map((e) => e.lane));
  await setting.store.commit({ at: setting.now(), errands: errands.filter((e) => !pending.has(e.lane)) });
}

/** Votes on releases that are deployed in another way than when they were voted on are opened again. */
async function compareContents(setting: Setting): Promise<void> {
  const { world } = await look(setting, { docs: [], lists: ['releases/open'] }, GONOGO);
  const votedOn = world.openReleases.filter((r) => r.status === 'voting' || r.status === 'approved');
  for (const { id: release } of votedOn)
    await perform(setting, { type: 'CompareContent', release }, { actor: GONOGO, via: 'start' });
}
