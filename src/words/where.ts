import { type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { Company } from '../domain/company/company.ts';
import { environmentNamed, serviceNamed } from '../domain/company/services.ts';
import type { Where } from '../domain/environment/whereabouts.ts';
import { nearest } from '../spelling/near.ts';

const FILLERS = /^(in|of|to|on|and|all|what|runs|where|the)$/i;

/** The services, environments and regions that a text names, in whatever order; or the first word that is none of them. */
export function readWhere(text: string, company: Company): Where | { unknown: string } {
  const where: Where = { services: [], environments: [], regions: [] };
  const regions = regionsOf(company);
  for (const word of text.split(/[\s,]+/).filter((w) => w !== '' && !FILLERS.test(w))) {
    const service = serviceNamed(company, word)?.name;
    const environment = environmentNamed(company, word)?.name;
    const region = regions.find((r) => r.toLowerCase() === word.toLowerCase());
    if (service) where.services.push(service);
    else if (environment) where.environments.push(environment);
    else if (region) where.regions.push(region);
    else return { unknown: word.slice(0, 40) };
  }
  return where;
}

/** "I don't know “prodution”. Did you mean production?" */
export function unknownPlace(word: string, company: Company): Mrkdwn {
  const near = nearest(word, namesOf(company));
  const names = company.environments.map((e) => e.name).join(', ');
  return md`I don't know “${word}”.${near ? md` Did you mean ${near}?` : NOTHING} It takes services, environments (${names}) and regions.`;
}

const regionsOf = ({ environments }: Company) => [...new Set(environments.flatMap((e) => e.regions))];
const namesOf = (company: Company) => [
  ...company.services.map((s) => s.name),
  ...company.environments.map((e) => e.name),
  ...regionsOf(company),
];
