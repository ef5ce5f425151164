import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { overdue } from './overdue.ts';
import { telling } from './telling.ts';

type Data = { rollout: string; stage: string; at: string };

export const stageContinued = fact(releases, 'StageContinued')<Data>()({
  follows(continued, release, world) {
    const { due, id, headline } = telling(continued, release, world);
    const { rollout, stage } = continued;
    return [headline, due.deploy(id, rollout, stage, 'resume'), overdue(continued, release, world)];
  },
});
