import { z } from 'zod';
import { some, text, word } from '../fields.ts';
import type { Author } from '../told.ts';

/** The repository of an event, as `owner/name`. */
export const Repository = z.object({ full_name: z.string().min(1).max(200) });

/** Somebody, as GitHub knows them. */
export const Person = some(z.object({ login: word(100), id: word(30), type: word(30), name: text(100) }));

/** What is not a person is marked as such. */
export function authorOf(person: z.output<typeof Person>): Author | undefined {
  if (!person?.login) return undefined;
  const { login, id, type, name } = person;
  const isBot = type === 'Bot' || login.endsWith('[bot]');
  return { login, ...(id && { id }), ...(name && { name }), ...(isBot && { bot: true as const }) };
}

/** Of a job with an `environment`, where it is: told once it was let go there. */
export const Deployed = some(z.object({ environment: word(100) }));
