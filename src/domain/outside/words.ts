import { byCommit } from '../environment/by-commit.ts';
import { outsideBy } from '../environment/place-words.ts';
import { spotOf } from '../environment/spot.ts';
import { at, type Phrase, say } from '../phrase.ts';
import type { Deployment } from './deployment.ts';

/** `unknown`: regions of which nobody has told what runs there now. "Deployed outside Gonogo: checkout-api 4.3.0 runs in eu of production since 14:02, by hubot, told by github: https://…" */
export function outsideWords(
  deployment: Omit<Deployment, 'key'>,
  { environment, service }: { environment: string; service: string },
  unknown: readonly string[] = [],
): Phrase {
  const { regions, version, url } = deployment;
  const what = say`${service} ${version}`;
  const where = say`${regions.join(', ')} of ${environment}`;
  const who = say`${outsideBy(deployment)}${url === undefined ? say`` : say`: ${url}`}`;
  const left = unknown.length === 0 ? say`` : say`; nobody has told what runs in ${unknown.join(', ')} now`;
  switch (deployment.state) {
    case 'failed':
      return deployment.liveAt === undefined
        ? say`A deployment outside Gonogo failed: ${what} to ${where}, ${who}`
        : say`Deployed outside Gonogo, and failed after that: ${what} in ${where}${left}, ${who}`;
    case 'rolled-back':
      return say`Rolled back outside Gonogo: ${what} in ${where}${left}, ${who}`;
    case 'removed':
      return say`Removed outside Gonogo: ${what} runs in ${where} no more, and nobody has told what does, ${who}`;
    default:
      return say`Deployed outside Gonogo: ${what} runs in ${where} since ${at(deployment.liveAt ?? deployment.at)}, ${who}`;
  }
}

/** What was rolled back there runs again, and nobody has said why it may. */
export const heldWords = (said: Phrase, release: string): Phrase =>
  say`Rolled back before, and running again: nobody said why it may (${release}: \`/release allow\`). ${said}`;

/** What was deployed there by its commit alone is known by now. `place`: `production/api` */
export function nowKnownWords(place: string, { version, commit }: { version: string; commit: string }): Phrase {
  const { environment, service } = spotOf(place);
  return say`What was deployed to ${environment} as ${byCommit(commit)} is ${service} ${version}`;
}
