import { placeCalled } from '../../company/place-called.ts';
import { say } from '../../phrase.ts';
import type { AlertKept } from '../unmatched.ts';
import { type KeptKind, unknownPlace } from './kind.ts';

/** Where it is, it has to tell: rules of health are of one environment. */
export const alert: KeptKind<AlertKept> = {
  origin: ({ from }) => from,
  anyBranch: true,
  placed(company, service, { source, told, said }) {
    const where = said?.environment ?? told.from.environment;
    const place = where === undefined ? undefined : placeCalled(company, where);
    if (!place) return { unmatched: where === undefined ? say`it tells no environment` : unknownPlace(where) };
    const { from, type: _, at: __, state: status, ...alert } = told;
    const version = from.version === undefined ? {} : { version: from.version };
    const one = { ...alert, ...version, status, service, environment: place.environment.name };
    return { commands: [{ type: 'HearAlerts', source, alerts: [one], truncated: false }] };
  },
  lacking: (company, { from: { environment } }) => ({
    environment: environment === undefined || !placeCalled(company, environment),
    version: false,
  }),
  same: ({ type, key }) => [type, key],
};
