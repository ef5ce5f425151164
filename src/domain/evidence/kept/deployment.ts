import { placeCalled } from '../../company/place-called.ts';
import { serviceNamed } from '../../company/services.ts';
import { versionIn } from '../../company/tagged.ts';
import { isOfAll, versionOf } from '../../outside/version-or-commit.ts';
import type { DeploymentKept } from '../unmatched.ts';
import { type KeptKind, NO_VERSION, unknownPlace } from './kind.ts';

export const deployment: KeptKind<DeploymentKept> = {
  origin: ({ from }) => from,
  anyBranch: true,
  placed(company, service, { source, told, said }) {
    const { from, type: _, ...report } = told;
    const place = placeCalled(company, said?.environment ?? from.environment);
    if (!place) return { unmatched: unknownPlace(from.environment) };
    const { commit } = from;
    const offered = serviceNamed(company, service);
    const version = said?.version ?? versionIn(from, offered);
    const where = { service, environment: place.environment.name, regions: place.regions };
    const of = { ...(version !== undefined && { version }), ...(commit !== undefined && { commit }) };
    if (versionOf(of, undefined, offered) === undefined && !isOfAll({ ...of, state: told.state })) return NO_VERSION;
    return { commands: [{ ...report, type: 'HearDeployment', source, ...where, ...of }] };
  },
  lacking: (company, { from, state }) => ({
    environment: !placeCalled(company, from.environment),
    version: versionOf(from, undefined) === undefined && !isOfAll({ ...from, state }),
  }),
  // One that brings several services is another of each.
  same: ({ type, key, from: { service, image } }) =>
    service === undefined || image === undefined ? [type, key] : [type, key, service],
};
