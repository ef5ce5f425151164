import type { People } from '../domain/company/people.ts';
import { own } from '../domain/own.ts';

/** The first person a text names, by `@handle` or by mention; with the words left over. */
export function personIn(text: string, people: People): { id?: string; typed?: string; rest: string } {
  const found = /(?:^|\s)<?@([\w.-]+)(?:\|[^>]*)?>?/.exec(text);
  if (!found) return { rest: text.trim() };
  const typed = found[1] ?? '';
  const rest = text.replace(found[0], ' ').replace(/\s+/g, ' ').trim();
  const id = own(people.handles, typed.toLowerCase()) ?? (/^[UW][A-Z0-9]{4,}$/.test(typed) ? typed : undefined);
  return { ...(id && { id }), typed, rest };
}
