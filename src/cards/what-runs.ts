import { beside, join, linkTo, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import { placesOf, type WhatRuns } from '../domain/environment/environment.ts';
import { placeWords } from '../domain/environment/place-words.ts';
import { runsByRegion } from '../domain/release/clearing/runs-now.ts';
import { isHalfBack } from '../domain/release/part-done.ts';
import { isStuck, type Release, rolloutOf, type Stage } from '../domain/release/release.ts';
import { comesFirst } from '../domain/release/rollback/comes-first.ts';
import { lastMove, lastSign, signWords, stepAtWork } from '../domain/release/rollout/quiet.ts';

type Known = Pick<World, 'company' | 'now'> & Environments;

/** What a person needs who has to go on from here: what of a release runs where, a line a region. The same on every card. */
export const whatRuns = (release: Release, world: Known): Mrkdwn =>
  join([md`*Runs now* in ${release.environment}`, ...runsByRegion(release, world).map((line) => md`• ${line}`)], '\n');

/** Where a release went no further than some of its regions, or may have. */
export const isHalfDone = (release: Release): boolean =>
  isStuck(release) || (release.status === 'deploying' && release.rollout.held !== undefined);

/** How far a rollout can be believed: when its pipeline was last heard, where its run is, who stopped it, what it waits for; and what runs where it got stuck. */
export function rolloutLines(release: Release, world: Known): Mrkdwn[] {
  const rollout = rolloutOf(release);
  if (!rollout) return [];
  const { stopped, stages } = rollout;
  const atWork = stepAtWork(release);
  const ended = stages.filter((s) => s.state === 'failed' && s.url);
  const first = release.status === 'rolling-back' ? comesFirst(rollout) : undefined;
  return [
    atWork ? heardLine(atWork, release.window.start) : NOTHING,
    ...ended.map((s) => join([md`Step ${s.name}`, runLink(s)], ': ')),
    first ? md`It waits until ${first} is back` : NOTHING,
    stopped ? md`Stopped by ${{ user: stopped.by }}, ${when(stopped.at)}` : NOTHING,
    isHalfDone(release) ? whatRuns(release, world) : NOTHING,
  ];
}

/** "Step eu: last heard 10:10 · its run"; `known`: an instant of the day that stands above. */
function heardLine(stage: Stage, known: string): Mrkdwn {
  const time = beside(known, lastSign(stage));
  const moved = lastMove(stage);
  const still = moved < lastSign(stage) ? md`, nothing new since ${beside(known, moved)}` : NOTHING;
  const heard = md`${signWords(stage)} ${time}${still}`;
  const { unseen } = stage;
  if (unseen?.unsent)
    return md`Step ${stage.name}: sent ${time}, not known to be taken: ${unseen.why}. It is tried again`;
  const blind = unseen ? md`can't be seen since ${beside(known, unseen.at)}: ${unseen.why}` : NOTHING;
  return md`Step ${stage.name}: ${join([heard, blind, runLink(stage)], ' · ')}`;
}

const runLink = ({ url }: Stage): Mrkdwn => (url ? linkTo(url, 'its run') : NOTHING);

/** What a rollback came to that went no further. */
export const failedBack = (release: Release, why: string | Mrkdwn): Mrkdwn =>
  isHalfBack(release) ? md`It stopped halfway: ${why}` : md`The rollback failed: ${why}`;

/** All that is in doubt anywhere, a line a place. */
export const inDoubt = (world: Known): Mrkdwn[] =>
  Object.values(world.environments).flatMap((environment) => (environment ? doubtsIn(environment, world) : []));

const doubtsIn = (environment: WhatRuns, world: Known): Mrkdwn[] =>
  Object.keys(environment.live).flatMap((service) =>
    placesOf(environment, service, world).flatMap(([region, place]) =>
      place.doubt ? [md`• *${service}* in ${environment.name}, ${region}: ${placeWords(place)}`] : [],
    ),
  );
