import { type Offer, type Refusal, refuse } from '../deciding/decision.ts';
import { GONOGO } from '../deciding/world.ts';
import { type Phrase, say, user } from '../phrase.ts';
import { nameOf, type Release } from './release.ts';
import { saidAndBy, saidOf } from './status-words.ts';

/** What is offered where nothing else helps: to look at it. */
export const openIt = ({ id }: Pick<Release, 'id'>): Offer[] => [{ verb: 'show', label: 'Open it', about: id }];

/** "api 4.2 → production is deploying already, by @maya." `what`: another word for its state. */
export const isAlready = (refused: string, release: Release, what = saidOf(release)): Refusal =>
  refuse(refused, say`${nameOf(release)} ${what} already${whoseDoing(release)}.`, { offers: openIt(release) });

/** Who set on what runs: two people who press one button at once learn of each other. */
function whoseDoing(release: Release): Phrase {
  const by =
    release.status === 'deploying' || release.status === 'rolling-back'
      ? release.rollout.by
      : release.status === 'cancelled'
        ? release.by
        : GONOGO.id;
  return by === GONOGO.id ? [] : say`, by ${user(by)}`;
}

/** "api 4.2 → production is completed: there is nothing to override." `so`: what follows from its state. */
export const isSo = (refused: string, release: Release, so: Phrase): Refusal =>
  refuse(refused, say`${nameOf(release)} ${saidAndBy(release)}: ${so}`, { offers: openIt(release) });
