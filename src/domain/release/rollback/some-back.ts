import { type Refusal, refuse } from '../../deciding/decision.ts';
import { listed, say } from '../../phrase.ts';
import { nameOf, type Release, servicesOf } from '../release.ts';
import { type Wanting, wantingWords } from './unmet-needs.ts';

/** Why some services of a release can't be chosen to go back. */
export function someFault(release: Release, services: readonly string[]): Refusal | undefined {
  const strange = services.find((s) => !servicesOf(release).includes(s));
  if (strange !== undefined)
    return refuse('unknown-service', say`${nameOf(release)} has no service ${strange}.`, { field: 'services' });
  return services.length === 0
    ? refuse('no-service', say`Choose at least one service.`, { field: 'services' })
    : undefined;
}

/** Of several services, some can't go back without others. */
export const backTogether = (id: string, wanting: Wanting[]): Refusal =>
  refuse('needed-by', say`${listed(wanting.map(wantingWords))}, and would stay.`, {
    remedy: say`Choose ${[...new Set(wanting.map((w) => w.service))].join(', ')} too.`,
    offers: [{ verb: 'rollback', label: 'Roll back…', about: id }],
    field: 'services',
  });
