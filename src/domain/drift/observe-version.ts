import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { environments } from '../environment/document.ts';
import { placeAt, type RunsThere } from '../environment/environment.ts';
import { spotId } from '../environment/spot.ts';
import { own } from '../own.ts';
import { runningOnes } from '../release/document.ts';
import { servicesOf } from '../release/release.ts';
import { driftOf, ofPlace, type VersionAnswer, type VersionTold } from './answers.ts';
import { answers } from './document.ts';
import { driftBegan } from './facts/drift-began.ts';
import { driftEnded } from './facts/drift-ended.ts';
import { versionAnswered } from './facts/version-answered.ts';
import { versionUnanswered } from './facts/version-unanswered.ts';

/** What a service's version endpoint answered; or why it did not, how often in a row, and since when (UTC ISO). */
export type ObserveVersion = {
  type: 'ObserveVersion';
  environment: string;
  service: string;
  region: string;
  got: VersionTold | { why: string; misses: number; since: string };
};

/** What fails less often in a row is nothing yet. */
const MISSES = 3;

export const observeVersion = command<ObserveVersion>()({
  reads: ({ environment, service }) => ({
    known: one(answers, spotId({ environment, service })),
    runs: one(environments, environment),
    runningReleases: runningOnes,
  }),
  decide({ known: all, runs, runningReleases, now: at }, { environment, service, region, got }): Decision {
    const id = spotId({ environment, service });
    const known = own(all?.regions, region);
    if ('why' in got) {
      if (got.misses < MISSES || known?.failing?.why === got.why)
        return moot('it may answer the next time, or people know that it does not');
      return { facts: [versionUnanswered.of(id, { region, at: got.since, text: { why: got.why } })] };
    }
    if (runningReleases.some((r) => r.environment === environment && servicesOf(r).includes(service)))
      return moot('a rollout of it is under way');
    return seen(got, { id, region, at, known, place: placeAt(runs, service, region) });
  },
});

type About = { id: string; region: string; at: string; known: VersionAnswer | undefined; place: RunsThere };

function seen(got: VersionTold, { id, region, at, known, place }: About): Decision {
  const what = driftOf(got, place, known);
  const isAsBefore = known?.version === got.version && known.fingerprint === got.fingerprint;
  const config =
    what === undefined && got.fingerprint !== undefined
      ? { of: ofPlace(place), fingerprint: got.fingerprint }
      : undefined;
  const isFirst = config !== undefined && known?.config?.of !== config.of;
  const answered = versionAnswered.of(id, {
    region,
    ...got,
    at,
    ...(what && { odd: what }),
    ...(isFirst && { config }),
  });
  const released = place.now?.version ?? '';
  const isTold = known?.drift?.what === what && known?.drift?.released === released;
  if (what && known?.odd?.what === what && isAsBefore && !isTold)
    return { facts: [driftBegan.of(id, { region, what, released, version: got.version, since: known.odd.since, at })] };
  if (!what && known?.drift) return { facts: [answered, driftEnded.of(id, { region, version: got.version, at })] };
  if (isAsBefore && !isFirst && !known.failing && known.odd?.what === what) return moot('it answers as before');
  return { facts: [answered] };
}
