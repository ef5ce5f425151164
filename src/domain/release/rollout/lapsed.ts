import type { VotedOn } from '../../company/policies.ts';
import { listed, type Phrase, say } from '../../phrase.ts';

/** What does not clear a release any more: an override (of the instant `at`) whose content has changed in `parts`, or its template. */
export type Lapsed =
  | { what: 'override'; at: string; parts: VotedOn[] }
  | { what: 'template'; title: string; because: 'outside' | 'version' | 'revoked' | 'gone' };

/** "What was overridden holds no longer, since it is another content now" */
export function lapsedWords(lapsed: Lapsed): Phrase {
  if (lapsed.what === 'template')
    return say`The template ${lapsed.title} does not clear it any more (${TEMPLATE_WORDS[lapsed.because]}): it needs its votes.`;
  const parts = lapsed.parts.map((part) => say`${PART_WORDS[part]}`);
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
