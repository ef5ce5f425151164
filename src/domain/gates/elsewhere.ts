import { commitOf } from '../build/commit-of.ts';
import { allBuilds, type BuildsOf, builds } from '../build/document.ts';
import { isSameCommit, shortCommit } from '../build/same-commit.ts';
import { isSameVersion } from '../build/same-version.ts';
import { policyFor } from '../company/policies.ts';
import { environmentNamed, sameAs } from '../company/services.ts';
import { some } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { isMoving, runsIn } from '../drift/between.ts';
import type { AnswersOf } from '../drift/document.ts';
import { otherConfig } from '../drift/pairs.ts';
import { proofOf } from '../drift/proof.ts';
import { allEnvironments, type Environments } from '../environment/document.ts';
import { placesOf } from '../environment/environment.ts';
import { spotId } from '../environment/spot.ts';
import { PROOFS_KEPT } from '../evidence/verdict.ts';
import { own } from '../own.ts';
import { listed, type Phrase, say } from '../phrase.ts';
import { type RunningReleases, runningOnes } from '../release/document.ts';
import type { Item } from '../release/parts.ts';
import { servicesOf } from '../release/release.ts';
import { ANYWHERE, gate } from './gate.ts';
import { answersAround } from './reads.ts';
import { whoMay } from './who-opens.ts';

/** Where the policy asks for it: what it brings runs where its services should be the same, configured the same; where it goes next need not have it yet. */
export const elsewhere = gate({
  id: 'elsewhere',
  title: 'Same elsewhere',
  plain: 'it is not the same where it should be',
  opens: whoMay('deploy'),
  reads: (of) => ({
    environments: allEnvironments,
    answers: answersAround(of),
    runningReleases: runningOnes,
    builds: of.environment === ANYWHERE ? allBuilds : some(builds, servicesOf(of)),
  }),
  see({ items, environment, change, drill, status, ahead = [] }, world) {
    if (!policyFor(world.company, environment, change)?.sameElsewhere || drill) return undefined;
    const pairs = items.flatMap((item) =>
      sameAs(world.company, item.service, environment)
        .filter((other) => !ahead.some((leg) => leg.environment === other))
        .map((other) => ({ item, other })),
    );
    if (pairs.length === 0) return undefined;
    if (status === 'deploying' || status === 'rolling-back')
      return { open: true, saw: say`its own rollout is under way` };
    const proofs = pairs
      .flatMap(({ item, other }) => [...answersOf(item, environment, world), ...answersOf(item, other, world)])
      .slice(0, PROOFS_KEPT);
    const proven = proofs.length > 0 ? { proofs } : {};
    const found = pairs.flatMap(({ item, other }) => differing(item, environment, other, world) ?? []);
    const others = [...new Set(pairs.map((p) => p.other))];
    if (found.length === 0) return { open: true, saw: say`as in ${others.join(', ')}`, ...proven };
    return {
      open: false,
      ...(found.every((f) => f.waits) && { waits: true }),
      saw: listed(found.map((f) => f.saw)),
      ...proven,
    };
  },
});

const answersOf = ({ service }: Item, environment: string, { company, answers }: Pick<World, 'company'> & AnswersOf) =>
  (environmentNamed(company, environment)?.regions ?? []).flatMap((region) =>
    proofOf(service, `${region} of ${environment}`, own(answers[spotId({ environment, service })]?.regions, region)),
  );

/** The same version of another commit is another thing, where both are known. */
function builtOtherwise(item: Item, other: string, world: Pick<World, 'company'> & Environments & BuildsOf) {
  const goes = commitOf(item, world);
  const { service, version } = item;
  for (const [region, { now }] of placesOf(world.environments[other], service, world))
    if (goes && now?.commit && !isSameCommit(now.commit, goes))
      return {
        saw: say`${service} ${version} of ${shortCommit(now.commit)} runs in ${other} (${region}), this is ${version} of ${shortCommit(goes)}: deploy it there too`,
      };
  return undefined;
}

/** What of an item is not as in another environment; what can't be seen is not. */
function differing(
  { service, version }: Item,
  environment: string,
  other: string,
  world: Pick<World, 'company'> & Environments & AnswersOf & RunningReleases & BuildsOf,
): { saw: Phrase; waits?: true } | undefined {
  const its = world.runningReleases.filter((r) => r.items.some((i) => i.service === service));
  if (isMoving(other, its)) return { waits: true, saw: say`a rollout of ${service} is under way in ${other}` };
  const there = runsIn(service, other, world);
  const unknown = (environmentNamed(world.company, other)?.regions ?? []).filter(
    (region) => !there.some((r) => r.region === region),
  );
  const [first] = unknown;
  if (first !== undefined) return { saw: say`nobody knows what of ${service} runs in ${other} (${first}): record it` };
  const wrong = there.find((r) => !isSameVersion(r.version, version));
  if (wrong)
    return {
      saw: say`${service} ${wrong.version} runs in ${other} (${wrong.region}), not ${version}: deploy it there too`,
    };
  const built = builtOtherwise({ service, version }, other, world);
  if (built) return built;
  const config = otherConfig(runsIn(service, environment, world), there);
  return (
    config && {
      saw: say`the configuration of ${service} ${config.ours.version} is another in ${other} (${config.theirs.region}) than here (${config.ours.region}): make them the same`,
    }
  );
}
