import { spotOf } from '../environment/spot.ts';
import { own } from '../own.ts';
import { at, type Phrase, say } from '../phrase.ts';
import type { Answers, VersionAnswer } from './answers.ts';
import { otherConfig } from './pairs.ts';

/** "4.1 is released, 4.0 answers since 14:02" */
export const driftWords = (
  { version }: Pick<VersionAnswer, 'version'>,
  { what, since, released }: NonNullable<VersionAnswer['drift']>,
): Phrase =>
  what === 'version'
    ? say`${released} is released, ${version ?? 'another version'} answers since ${at(since)}`
    : say`the configuration of ${released} is another since ${at(since)}, and nothing was deployed`;

/** "checkout-api in eu of production: 4.1 is released, 4.0 answers since 14:02" */
export function driftThere(
  place: string,
  region: string,
  answer: Pick<VersionAnswer, 'version'>,
  drift: NonNullable<VersionAnswer['drift']>,
): Phrase {
  const { environment, service } = spotOf(place);
  return say`${service} in ${region} of ${environment}: ${driftWords(answer, drift)}`;
}

/** What is wrong with what answers of a service in some regions, a phrase each; whether their configurations differ. */
export function answerWords(answers: Answers | undefined, regions: readonly string[]): Phrase[] {
  const here = regions.flatMap((region) => {
    const answer = own(answers?.regions, region);
    return answer ? [{ region, answer }] : [];
  });
  const wrong = here.flatMap(({ region, answer }) => [
    ...(answer.drift ? [say`drift in ${region}: ${driftWords(answer, answer.drift)}`] : []),
    ...(answer.failing
      ? [say`${region} does not answer since ${at(answer.failing.since)}: ${answer.failing.why}`]
      : []),
  ]);
  return [...wrong, ...differing(here)];
}

/** What answered last where nothing answers now says nothing of now, and what drifts is said to drift. */
function differing(here: { region: string; answer: VersionAnswer }[]): Phrase[] {
  const told = here.flatMap(({ region, answer: { version, fingerprint, drift, failing } }) =>
    version !== undefined && !drift && !failing ? [{ region, version, fingerprint }] : [],
  );
  const found = otherConfig(told, told);
  return found ? [say`its configuration differs between ${found.ours.region} and ${found.theirs.region}`] : [];
}
