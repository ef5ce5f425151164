import { type Mrkdwn, md } from '../blocks/mrkdwn.ts';
import type { Company } from '../domain/company/company.ts';
import type { NamedPerson } from '../reading/parts/people.ts';

/** Why nobody was taken for who was named: it is several people's name, or nobody's. */
export function isNobody({ typed, group }: NamedPerson, { roles }: Pick<Company, 'roles'>): Mrkdwn {
  const name = typed.replace(/^@/, '').toLowerCase();
  const isRole = roles.some((r) =>
    [r.name, r.title, r.group ?? ''].some((as) => as.replace(/^@/, '').toLowerCase() === name),
  );
  return group || isRole ? md`${typed} is several people, and one is needed` : md`Nobody’s handle is exactly ${typed}`;
}
