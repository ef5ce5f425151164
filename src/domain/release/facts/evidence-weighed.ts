import { fact } from '../../deciding/fact.ts';
import { EVIDENCE_GATES, type EvidenceVerdict, type Weighed } from '../../evidence/verdict.ts';
import { gateReads, isReady } from '../../gates/index.ts';
import { listed, say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf } from '../release.ts';
import { telling, voteShown } from './telling.ts';
import { seenAnew } from './window-timer.ts';

/** `turned`: something asked for is bad, or all of it is good, and was not before. `at`: UTC ISO */
type Data = { weighed: Record<string, Weighed>; turned?: 'bad' | 'good'; at: string };

/** What other systems told of what a release brings, as its checks see it from now on. */
export const evidenceWeighed = fact(releases, 'EvidenceWeighed')<Data>()({
  evolve: (release, { weighed }) => ({ ...release, evidence: weighed }),
  reads: (_, release) => gateReads(release),
  follows(told, release, world) {
    const { due, id, crew, turns, cause: at } = telling(told, release, world);
    const cause = `${at}/${told.turned}`;
    const verdicts = Object.values(told.weighed).flatMap((w) => EVIDENCE_GATES.flatMap((gate) => w[gate] ?? []));
    const ends = endOf(verdicts);
    const bad = verdicts.filter((v) => v.stands === 'bad').map((v) => v.saw);
    const ready = told.turned === 'good' && release.status === 'approved' && isReady(release, world);
    // Of what was refused, or goes back, nothing is in the way.
    const onItsWay = release.status !== 'rejected' && release.status !== 'rolling-back';
    const begun = release.status === 'approved' || release.status === 'deploying';
    return [
      ...seenAnew(release, world),
      ...voteShown(release, world),
      ...(ends ? [due.timer(`weigh/${id}/ends`, ends, { type: 'WeighEvidence', release: id }, 'latest')] : []),
      ...(told.turned === 'bad' && onItsWay
        ? [due.note(id, cause, say`In the way of ${nameOf(release)}: ${listed(bad)}.`)]
        : []),
      ...(ready ? [due.note(id, cause, say`Ready to deploy: ${nameOf(release)}.`)] : []),
      ...turns,
      ...((told.turned === 'bad' && begun) || ready ? due.myTurn(crew, cause, ready ? { urgent: true } : {}) : []),
    ];
  },
});

/** When the first of what is good is so no longer. */
const endOf = (verdicts: EvidenceVerdict[]) => verdicts.flatMap((v) => v.closes ?? []).sort()[0];
