import type { Company } from '../../company/company.ts';
import { cantWhy } from '../../company/pipelines.ts';
import { type Refusal, refuse } from '../../deciding/decision.ts';
import type { Environments } from '../../environment/document.ts';
import { everyPlaceOf } from '../../environment/environment.ts';
import { listed, type Phrase, say } from '../../phrase.ts';
import { nameOf, type Release, rolloutOf, type Stage } from '../release.ts';
import { stepIn } from '../rollout/rollout-parts.ts';

type Known = { company: Company } & Environments;

/** Whether a step can't go back: nobody knows what ran there before, and its pipeline has to be told. */
export const isNameless = ({ target, items }: Stage, { company }: Pick<Known, 'company'>): boolean =>
  cantWhy(company, target, 'unnamed') !== undefined && items.some((i) => i.previous === null);

/** "in eu nobody knows which version of api ran before, and the pipeline jenkins has to be told one" */
export const namelessWords = ({ region, target, items }: Stage): Phrase =>
  say`in ${region} nobody knows which version of ${items.flatMap((i) => (i.previous === null ? [i.service] : [])).join(', ')} ran before, and the pipeline ${target} has to be told one`;

/** Nothing of it can go back by its pipeline. */
export function namelessFault(release: Release, stages: readonly Stage[], world: Known): Refusal {
  const services = [...new Set(stages.flatMap((s) => s.items.map((i) => i.service)))];
  const brought = new Set(release.items.map((i) => i.version));
  const known = services.flatMap((service) => {
    const there = everyPlaceOf(world.environments[release.environment], service);
    const versions = there
      .flatMap(([, { now, before = [] }]) => [...(now ? [now] : []), ...before])
      .map((r) => r.version);
    return [...new Set(versions)].filter((v) => !brought.has(v)).map((v) => `${service} ${v}`);
  });
  const running = stepIn(rolloutOf(release), 'running');
  const instead = known.length > 0 ? say`, such as ${known.slice(0, MOST_NAMED).join(' or ')}` : say``;
  return refuse('nameless', say`${nameOf(release)} can't go back: ${listed(stages.map(namelessWords))}.`, {
    remedy: say`${running ? `Stop the step that runs, ${running.name}, and bring` : 'Bring'} the version that should run there${instead} by a release of its own.`,
    offers: [
      ...(running ? [{ verb: 'stop-waiting', label: 'Stop the step…', about: release.id }] : []),
      known.length === 1
        ? { verb: 'again', label: `Plan ${known[0]}…`, about: `new ${known[0]} to ${release.environment}` }
        : { verb: 'new', label: 'Plan a release…' },
    ],
  });
}

const MOST_NAMED = 3;
