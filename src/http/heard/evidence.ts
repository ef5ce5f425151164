import type { EvidenceTold } from '../../domain/evidence/told.ts';
import { redacted } from '../../inbound/redact.ts';
import type { Hear } from './hearing.ts';
import { hearOrKeep } from './kept.ts';

/** What is told of a version. */
export const hearEvidence: Hear<EvidenceTold> = (told, at, asked) => hearOrKeep(clean(told), at, asked);

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
