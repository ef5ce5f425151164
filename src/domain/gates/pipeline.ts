import { targetOf } from '../company/services.ts';
import { listed, say } from '../phrase.ts';
import { gate } from './gate.ts';
import { whoMay } from './who-opens.ts';

/** Nothing to see where everything has a pipeline. Without one, Gonogo plans, asks and tells; somebody else deploys. */
export const pipeline = gate({
  id: 'pipeline',
  title: 'Pipeline',
  opens: whoMay('record'),
  firm: true,
  see({ items, environment }, { company }) {
    const without = items.filter((i) => targetOf(company, i.service, environment) === undefined);
    if (without.length === 0) return undefined;
    const services = listed(without.map((i) => say`${i.service}`));
    return {
      open: false,
      byHand: true,
      saw: say`no pipeline deploys ${services} to ${environment}: it is done by hand and recorded, or name one in manifests/environments.yml`,
    };
  },
});
