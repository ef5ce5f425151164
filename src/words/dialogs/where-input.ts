import { option } from '../../blocks/inputs.ts';
import { listInput } from '../../blocks/long-list.ts';
import type { Company } from '../../domain/company/company.ts';
import { type OnChoosing, seeFor } from '../ask.ts';

export const environmentsOf = ({ environments }: Pick<Company, 'environments'>) =>
  environments.map(({ name }) => option(name, name));

/** Asks for an environment, of however many there are; `dispatch`: the verb that is told when one is chosen. */
export const whereInput = (company: Company, chosen: string | undefined, more: { dispatch?: string } = {}) =>
  listInput('where', 'Where', environmentsOf(company), chosen, more);

/** What can be chosen in it. */
export const whereChoices: OnChoosing = async (_, a) => ({ where: environmentsOf((await seeFor(a, {})).company) });
