import { isSameVersion } from '../build/same-version.ts';
import type { Environments } from '../environment/document.ts';
import { isIll, type Ran } from '../environment/environment.ts';
import { own } from '../own.ts';
import { at, type Phrase, say, users } from '../phrase.ts';
import type { RunningReleases } from '../release/document.ts';
import { type Item, rolloutOf } from '../release/release.ts';
import type { Sight } from './gate.ts';

type Known = Environments & RunningReleases & { now: string };

/** What is live in an environment, and is verified there by its rollout still. */
export function provingIn(environment: string, items: readonly Item[], world: Known): Sight | undefined {
  const isOne = (i: Item) => items.some((o) => o.service === i.service && isSameVersion(o.version, i.version));
  for (const release of world.runningReleases) {
    if (release.environment !== environment || release.status !== 'deploying') continue;
    const stage = rolloutOf(release)?.stages.find((s) => s.state === 'verifying' && s.items.some(isOne));
    if (!stage) continue;
    const { doubt, verifyUntil: until } = stage;
    if (doubt)
      return {
        open: false,
        saw: say`live in ${environment}, where its health is ${doubt.verdict} (${doubt.said}): ${release.id} waits there until somebody goes on or rolls back`,
      };
    return until !== undefined && until > world.now
      ? {
          open: false,
          waits: true,
          until,
          saw: say`still proving itself in ${environment} until ${at(until)} (${release.id})`,
        }
      : { open: false, waits: true, saw: say`still proving itself in ${environment} (${release.id})` };
  }
  return undefined;
}

/** What was judged unhealthy and runs there still. A release that is not under way there any more, and counts as live, is one that somebody went on with. */
export function illThere(
  { service }: Item,
  region: string,
  ran: Ran,
  environment: string,
  { environments, runningReleases }: Known,
): { not: Phrase } | { although: Phrase } | undefined {
  if (!isIll(ran)) return undefined;
  const { version, release, unhealthy, byHand } = ran;
  const isOver = !runningReleases.some((r) => r.id === release && r.environment === environment);
  const last = own(environments[environment]?.history, service)?.at(-1);
  const judged = say`${service} ${version} was judged unhealthy in ${region} ${at(unhealthy.at)} (${unhealthy.said})`;
  const who = unhealthy.passed === undefined ? say`somebody` : users([unhealthy.passed]);
  // What people brought by hand is found out afterwards: nobody has gone on with that.
  return release !== undefined && isOver && last === 'completed' && byHand === undefined
    ? { although: say`${who} went on there with ${release} although ${judged}` }
    : { not: judged };
}
