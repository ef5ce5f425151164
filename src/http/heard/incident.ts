import { shown } from '../../deploy-targets/common.ts';
import { serviceOf } from '../../domain/company/matching.ts';
import { placeCalled } from '../../domain/company/place-called.ts';
import { perform } from '../../door/perform.ts';
import { redacted } from '../../inbound/redact.ts';
import type { IncidentTold } from '../../inbound/told.ts';
import type { Hear } from './hearing.ts';
import { instantOf } from './instant.ts';

const LONGEST_KEY = 200;
const LONGEST_TITLE = 200;
const LONGEST_SEVERITY = 40;

/** An incident of a service that is known; where it is may be told or not. */
export const hearIncident: Hear<IncidentTold> = async (told, { setting, source }, asked) => {
  const company = setting.company();
  const service = serviceOf(company, told.from);
  if (!service) return { ok: true, note: 'no service is known by it' };
  const where = told.from.environment;
  const place = where === undefined ? undefined : placeCalled(company, where);
  if (where !== undefined && !place) return { ok: true, note: 'no environment is known by it' };
  const url = shown(told.url);
  return perform(
    setting,
    {
      type: 'HearIncident',
      source,
      key: told.key.slice(0, LONGEST_KEY),
      service: service.name,
      state: told.state,
      title: redacted(told.title).replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE) || 'without a title',
      ...(place && { environment: place.environment.name }),
      ...(told.severity !== undefined && { severity: redacted(told.severity).slice(0, LONGEST_SEVERITY) }),
      ...instantOf('at', told.at),
      ...instantOf('startedAt', told.startedAt),
      ...(url !== undefined && { url }),
    },
    asked,
  );
};
