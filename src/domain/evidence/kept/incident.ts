import { placeCalled } from '../../company/place-called.ts';
import { serviceNamed } from '../../company/services.ts';
import { versionIn } from '../../company/tagged.ts';
import type { IncidentKept } from '../unmatched.ts';
import { type KeptKind, unknownPlace } from './kind.ts';

export const incident: KeptKind<IncidentKept> = {
  origin: ({ from }) => from,
  anyBranch: true,
  placed(company, service, { source, told, said }) {
    const { from, type: _, ...sighting } = told;
    const where = said?.environment ?? from.environment;
    const place = where === undefined ? undefined : placeCalled(company, where);
    if (where !== undefined && !place) return { unmatched: unknownPlace(where) };
    const environment = place && { environment: place.environment.name };
    const { commit, deploy } = from;
    const version = said?.version ?? versionIn(from, serviceNamed(company, service));
    const of = {
      ...(version !== undefined && { version }),
      ...(commit !== undefined && { commit }),
      ...(deploy !== undefined && { deploy }),
    };
    return { commands: [{ ...sighting, type: 'HearIncident', source, service, ...environment, ...of }] };
  },
  lacking: (company, { from: { environment } }) => ({
    environment: environment !== undefined && !placeCalled(company, environment),
    version: false,
  }),
  same: ({ type, key }) => [type, key],
};
