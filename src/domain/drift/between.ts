import { isSameVersion } from '../build/same-version.ts';
import { environmentNamed, serviceNamed } from '../company/services.ts';
import type { World } from '../deciding/world.ts';
import type { Environments } from '../environment/document.ts';
import { placeAt } from '../environment/environment.ts';
import { own } from '../own.ts';
import { type Phrase, say } from '../phrase.ts';
import type { Release } from '../release/release.ts';
import { answersId } from './answers.ts';
import type { AnswersOf } from './document.ts';

type Known = Pick<World, 'company'> & Environments & AnswersOf;
/** What runs in one region, as far as anybody knows. */
type Runs = { region: string; version: string; fingerprint?: string | undefined };

/**
 * Where a service runs otherwise than in other environments that its manifest says are the same, a phrase each. Nothing while a rollout of it is under
 * way in one of the two, and where nobody knows what runs. `open`: the releases of it that are not over.
 */
export function betweenWords(service: string, environment: string, open: readonly Release[], world: Known): Phrase[] {
  const same = serviceNamed(world.company, service)?.sameIn ?? [];
  if (!same.includes(environment)) return [];
  const isMoving = (name: string) =>
    open.some((r) => r.environment === name && (r.status === 'deploying' || r.status === 'rolling-back'));
  if (isMoving(environment)) return [];
  const here = runsIn(service, environment, world);
  return same
    .filter((other) => other !== environment && !isMoving(other))
    .flatMap((other) => {
      const words = differing(here, runsIn(service, other, world), other);
      return words ? [words] : [];
    });
}

function differing(here: Runs[], there: Runs[], other: string): Phrase | undefined {
  const pairs = here.flatMap((ours) => there.map((theirs) => ({ ours, theirs })));
  const version = pairs.find(({ ours, theirs }) => !isSameVersion(ours.version, theirs.version));
  if (version)
    return say`should be as in ${other}: ${version.theirs.version} there (${version.theirs.region}), ${version.ours.version} here (${version.ours.region})`;
  const config = pairs.find(
    ({ ours, theirs }) => ours.fingerprint && theirs.fingerprint && ours.fingerprint !== theirs.fingerprint,
  );
  return (
    config &&
    say`its configuration should be as in ${other}: of ${config.ours.version} it is another in ${config.theirs.region} there than in ${config.ours.region} here`
  );
}

/** What answers, where that is known to be another than what was released, else what was released. */
function runsIn(service: string, environment: string, { company, environments, answers }: Known): Runs[] {
  return (environmentNamed(company, environment)?.regions ?? []).flatMap((region) => {
    const { now, doubt } = placeAt(environments[environment], service, region);
    const answer = own(answers[answersId(environment, service)]?.regions, region);
    const version = answer?.drift?.what === 'version' ? answer.version : now?.version;
    if (doubt || version === undefined) return [];
    return [{ region, version, ...(answer && !answer.failing && { fingerprint: answer.fingerprint }) }];
  });
}
