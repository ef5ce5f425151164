import { servicesFitting } from '../../domain/company/matching.ts';
import { originOf } from '../../domain/evidence/kept/index.ts';
import type { EvidenceTold } from '../../domain/evidence/told.ts';
import { type Carried, type Hear, partOf } from './hearing.ts';
import { hearOrKeep } from './kept.ts';

/** What is told of a version. A review is of each service whose code its repository may be, as its commits are: a folder is not told with it. */
export const hearEvidence: Hear<EvidenceTold> = async (told, at, asked) => {
  const all =
    told.type === 'check' && told.kind === 'review' ? servicesFitting(at.setting.company(), originOf(told)) : [];
  if (all.length < 2) return hearOrKeep(told, at, asked);
  let outcome: Carried = { ok: true, note: 'nothing in it is new' };
  for (const { name: service } of all) {
    const one = { ...told, from: { ...told.from, service } };
    outcome = await hearOrKeep(one, at, partOf(asked, service));
    if (!outcome.ok) return outcome;
  }
  return outcome;
};
