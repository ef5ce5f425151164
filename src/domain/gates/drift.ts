import { policyFor } from '../company/policies.ts';
import { environmentNamed, serviceNamed } from '../company/services.ts';
import type { VersionAnswer } from '../drift/answers.ts';
import { proofOf } from '../drift/proof.ts';
import { driftWords } from '../drift/words.ts';
import { allEnvironments } from '../environment/document.ts';
import { placeAt } from '../environment/environment.ts';
import { spotId } from '../environment/spot.ts';
import { PROOFS_KEPT } from '../evidence/verdict.ts';
import { own } from '../own.ts';
import { at, listed, type Phrase, say } from '../phrase.ts';
import { gate } from './gate.ts';
import { answersAround } from './reads.ts';
import { whoMay } from './who-opens.ts';

/** Where the policy asks for it: what answers of its services is what was released there. What can't be seen is closed. */
export const drift = gate({
  id: 'drift',
  title: 'Drift',
  plain: 'what runs there is not what was released',
  opens: whoMay('deploy'),
  reads: (of) => ({ answers: answersAround(of), environments: allEnvironments }),
  see({ items, environment, change, drill, status }, { answers, company, environments }) {
    if (!policyFor(company, environment, change)?.noDrift || drill) return undefined;
    // While it goes out, what answers is about to change.
    if (status === 'deploying' || status === 'rolling-back')
      return { open: true, saw: say`its own rollout is under way` };
    const regions = environmentNamed(company, environment)?.regions ?? [];
    const answerOf = (service: string, region: string) =>
      own(answers[spotId({ environment, service })]?.regions, region);
    const proofs = items
      .flatMap(({ service }) => regions.flatMap((region) => proofOf(service, region, answerOf(service, region))))
      .slice(0, PROOFS_KEPT);
    const proven = proofs.length > 0 ? { proofs } : {};
    const wrong = items.flatMap(({ service }) => {
      const known = serviceNamed(company, service)?.versionAt ?? [];
      return regions.flatMap((region) => {
        const answer = answerOf(service, region);
        const fault = known.includes(`${environment}/${region}`) ? faultOf(answer) : UNNAMED;
        return fault ? [say`${service} in ${region}: ${fault}`] : [];
      });
    });
    if (wrong.length > 0) return { open: false, saw: listed(wrong), ...proven };
    const isKnown = (service: string) =>
      regions.every((region) => {
        const { now, doubt } = placeAt(environments[environment], service, region);
        return now && !doubt;
      });
    const unknown = items.filter(({ service }) => !isKnown(service)).map(({ service }) => say`${service}`);
    return {
      open: true,
      ...proven,
      saw:
        unknown.length === 0
          ? say`what answers there is what was released`
          : say`it answers, but nobody knows in all regions what of ${listed(unknown)} was released`,
    };
  },
});

const UNNAMED = say`nobody said where it tells its version (versionAt in services.yml)`;

function faultOf(answer: VersionAnswer | undefined): Phrase | undefined {
  if (!answer) return say`it has not been asked yet; that opens it`;
  if (answer.failing)
    return say`it does not answer since ${at(answer.failing.since)} (${answer.failing.why}); an answer opens it`;
  if (answer.drift) return say`${driftWords(answer, answer.drift)}; deploy it anew, or record what was done by hand`;
  return undefined;
}
