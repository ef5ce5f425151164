import type { VotedOn } from '../../company/policies.ts';
import { listed, type Phrase, say } from '../../phrase.ts';

/**
 * What does not clear a release any more: an override (of the instant `at`) whose content has changed in `parts`, or its template; likewise its
 * freeze passes, and what was said to be done for it (`titles`: its deadlines).
 */
export type Lapsed =
  | { what: 'override'; at: string; parts: VotedOn[] }
  | { what: 'template'; title: string; because: 'outside' | 'version' | 'revoked' | 'gone' }
  | { what: 'passes'; parts: VotedOn[] }
  | { what: 'met'; titles: string[]; parts: VotedOn[] };

/** "What was overridden holds no longer, since it is another content now" */
export function lapsedWords(lapsed: Lapsed): Phrase {
  if (lapsed.what === 'template')
    return say`The template ${lapsed.title} does not clear it any more (${TEMPLATE_WORDS[lapsed.because]}): it needs its votes.`;
  const parts = lapsed.parts.map((part) => say`${PART_WORDS[part]}`);
  if (lapsed.what === 'passes')
    return say`The freeze pass holds no longer, since ${listed(parts)} changed: it was given for what was planned then.`;
  if (lapsed.what === 'met')
    return say`To be done again, since ${listed(parts)} changed: ${listed(lapsed.titles.map((t) => say`${t}`))}.`;
  return parts.length > 0
    ? say`What was overridden holds no longer, since ${listed(parts)} changed: its checks count again.`
    : say`What was overridden holds no longer: nobody can tell what it was given for. Its checks count again.`;
}

const TEMPLATE_WORDS: Record<Extract<Lapsed, { what: 'template' }>['because'], string> = {
  outside: 'it is for other services or environments',
  version: 'it has another version',
  revoked: 'it was revoked after a failure',
  gone: 'there is no such template any more',
};

const PART_WORDS: Record<VotedOn, string> = {
  services: 'the services',
  versions: 'the versions',
  commits: 'what it is built from',
  environment: 'the environment',
  change: 'the kind of change',
  window: 'the window',
  order: 'what must complete first',
  strategy: 'how it is deployed',
  documents: 'the documents',
  irreversible: 'what can’t be undone',
};
