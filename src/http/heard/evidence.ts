import { servicesFitting } from '../../domain/company/matching.ts';
import type { EvidenceTold } from '../../domain/evidence/told.ts';
import { redacted } from '../../inbound/redact.ts';
import { type Carried, type Hear, partOf } from './hearing.ts';
import { hearOrKeep } from './kept.ts';

/** What is told of a version. A review is of each service whose code its repository may be, as its commits are: a folder is not told with it. */
export const hearEvidence: Hear<EvidenceTold> = async (told, at, asked) => {
  const all = told.type === 'check' && told.kind === 'review' ? servicesFitting(at.setting.company(), told.from) : [];
  if (all.length < 2) return hearOrKeep(clean(told), at, asked);
  let outcome: Carried = { ok: true, note: 'nothing in it is new' };
  for (const { name: service } of all) {
    const one = { ...told, from: { ...told.from, service } };
    outcome = await hearOrKeep(clean(one), at, partOf(asked, service));
    if (!outcome.ok) return outcome;
  }
  return outcome;
};

/** Without what looks like a secret in what people and tools wrote. */
function clean(told: EvidenceTold): EvidenceTold {
  switch (told.type) {
    case 'check':
      return { ...told, ...(told.summary !== undefined && { summary: redacted(told.summary) }) };
    case 'findings':
      return {
        ...told,
        findings: told.findings.map((f) => ({
          ...f,
          title: redacted(f.title),
          ...(f.where !== undefined && { where: redacted(f.where) }),
        })),
      };
    case 'artifact':
      return told;
  }
}
