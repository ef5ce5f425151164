import type { Company } from '../domain/company/company.ts';
import type { Author } from '../inbound/told.ts';
import type { Host } from './keys.ts';
import { byKey, type IdOf, type NamedAuthor, named } from './person-behind.ts';

/** Who authors are, for a company and its workspace. `personOf`: the user id of whoever has an e-mail address in Slack. */
export function whoIn({ authors = [] }: Pick<Company, 'authors'>, personOf: IdOf, host?: Host) {
  const idOf = slackIdOf(personOf);
  const book = byKey(authors, idOf);
  return (author: Author): NamedAuthor | undefined => named(author, host, book, idOf);
}

/** As people.yml names somebody: by user id or by e-mail address. */
const slackIdOf =
  (personOf: IdOf): IdOf =>
  (name) =>
    /^[UW][A-Z0-9]{4,}$/.test(name) ? name : personOf(name);
