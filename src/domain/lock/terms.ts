import type { Company } from '../company/company.ts';
import { environmentNamed, serviceNamed } from '../company/services.ts';
import { type Refusal, refuse } from '../deciding/decision.ts';
import { namesOfAll } from '../few.ts';
import { say } from '../phrase.ts';
import { reasonFault } from '../reason.ts';

const SHORTEST = 5;
const LONGEST = 31 * 24 * 60;
const LONGEST_REASON = 300;

export function whyFault(why: string): Refusal | undefined {
  const no = reasonFault(why, say`A lock needs its reason: everybody who waits for it reads it.`);
  if (no) return no;
  if (why.length > LONGEST_REASON)
    return refuse('too-long', say`A lock's reason has ${LONGEST_REASON} characters at most.`, { field: 'why' });
  return undefined;
}

/** `minutes`: without it, it lasts until it is released. */
export const lengthFault = (minutes: number | undefined): Refusal | undefined =>
  minutes === undefined || (Number.isInteger(minutes) && minutes >= SHORTEST && minutes <= LONGEST)
    ? undefined
    : refuse('bad-length', say`A lock lasts from ${SHORTEST} minutes to 31 days, or until you release it.`, {
        remedy: say`Say for how long: for 2h.`,
        field: 'minutes',
      });

export function placesFault(
  { services, environments }: { services: string[]; environments: string[] },
  company: Company,
): Refusal | undefined {
  const environment = environments.find((e) => environmentNamed(company, e)?.name !== e);
  if (environment !== undefined || environments.length === 0)
    return refuse(
      'unknown-environment',
      environment === undefined ? say`A lock is of an environment.` : say`I don't know an environment ${environment}.`,
      { remedy: say`Name one of ${namesOfAll(company.environments)}.`, field: 'where' },
    );
  const service = services.find((s) => serviceNamed(company, s)?.name !== s);
  if (service !== undefined)
    return refuse('unknown-service', say`I don't know a service ${service}.`, { field: 'what' });
  return undefined;
}
