import { own } from '../own.ts';
import { at, type Phrase, say } from '../phrase.ts';
import type { Answers, VersionAnswer } from './answers.ts';

/** "4.1 is released, 4.0 answers since 14:02" */
export const driftWords = (
  { version }: Pick<VersionAnswer, 'version'>,
  { what, since, released }: NonNullable<VersionAnswer['drift']>,
): Phrase =>
  what === 'version'
    ? say`${released} is released, ${version ?? 'another version'} answers since ${at(since)}`
    : say`the configuration of ${released} is another since ${at(since)}, and nothing was deployed`;

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

function differing(here: { region: string; answer: VersionAnswer }[]): Phrase[] {
  const told = here.filter(({ answer }) => answer.fingerprint !== undefined && !answer.drift);
  const [first] = told;
  const other =
    first &&
    told.find(
      ({ answer }) => answer.version === first.answer.version && answer.fingerprint !== first.answer.fingerprint,
    );
  return first && other ? [say`its configuration differs between ${first.region} and ${other.region}`] : [];
}
