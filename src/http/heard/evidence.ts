import { createHash } from 'node:crypto';
import { matchedTo } from '../../domain/company/matching.ts';
import { subjectOf } from '../../domain/evidence/hearing.ts';
import type { EvidenceTold } from '../../domain/evidence/told.ts';
import { say } from '../../domain/phrase.ts';
import { perform } from '../../door/perform.ts';
import { redacted } from '../../inbound/redact.ts';
import type { Hear } from './hearing.ts';

/** What is told of a version is kept with its service, or set aside until somebody knows of which it is: nothing of it is lost, and its sender need not send it again. */
export const hearEvidence: Hear<EvidenceTold> = (raw, { source, setting }, asked) => {
  const told = clean(raw);
  const matched = matchedTo(setting.company(), told.from);
  if ('service' in matched && subjectOf(matched.service.name, told) !== undefined)
    return perform(setting, { type: 'HearEvidence', source, service: matched.service.name, told }, asked);
  const why = 'service' in matched ? say`it tells neither a commit nor a version` : matched.unmatched;
  return perform(setting, { type: 'KeepUnmatched', unmatched: markOf(source, told), source, told, why }, asked);
};

/** The same told again is kept once. */
const markOf = (source: string, told: EvidenceTold) =>
  createHash('sha256')
    .update(JSON.stringify([source, told]))
    .digest('hex')
    .slice(0, 16);

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
