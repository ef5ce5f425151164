import { z } from 'zod';
import { own } from '../../domain/own.ts';
import { some, text, word } from '../fields.ts';
import { refIn } from '../refs.ts';
import type { Author, CheckState } from '../told.ts';

export const Project = z.object({ path_with_namespace: z.string().min(1).max(300) });

export const Person = some(z.object({ id: word(30), name: text(100), username: word(100), email: word(254) }));

/** GitLab hides e-mail addresses as `[REDACTED]`. */
export function authorOf(person: z.output<typeof Person>): Author | undefined {
  if (!person?.username && !person?.email) return undefined;
  const { id, name, username, email } = person;
  const isBot = /^(project|group)_\d+_bot/.test(username ?? '');
  return {
    ...(email?.includes('@') && { email }),
    ...(username && { login: username }),
    ...(id && { id }),
    ...(name && { name }),
    ...(isBot && { bot: true as const }),
  };
}

/** A branch may be called as a version is: GitLab says beside the name which of the two it is. */
export const refBy = ({ ref, tag }: { ref?: string | undefined; tag?: boolean | null | undefined }) =>
  refIn(ref === undefined || tag === null || tag === undefined ? ref : `refs/${tag ? 'tags' : 'heads'}/${ref}`);

const STATES: Record<string, CheckState> = {
  created: 'queued',
  waiting_for_resource: 'queued',
  waiting_for_callback: 'queued',
  preparing: 'queued',
  pending: 'queued',
  scheduled: 'queued',
  // Somebody has to start it.
  manual: 'queued',
  running: 'running',
  canceling: 'running',
  success: 'passed',
  failed: 'failed',
  canceled: 'cancelled',
  skipped: 'skipped',
};

export const stateOf = (status: string): CheckState => own(STATES, status) ?? 'unknown';
