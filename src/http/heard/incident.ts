import { shown } from '../../deploy-targets/common.ts';
import type { IncidentTold } from '../../inbound/told.ts';
import type { Hear } from './hearing.ts';
import { instantOf } from './instant.ts';
import { hearOrKeep } from './kept.ts';

const LONGEST_KEY = 200;
const LONGEST_TITLE = 200;
const LONGEST_SEVERITY = 40;

/** An incident of a service; where it is may be told or not. */
export const hearIncident: Hear<IncidentTold> = async (
  { key, title, severity, at, startedAt, url: link, ...told },
  hearing,
  asked,
) => {
  const url = shown(link);
  return hearOrKeep(
    {
      ...told,
      key: key.slice(0, LONGEST_KEY),
      title: title.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE) || 'without a title',
      ...(severity !== undefined && { severity: severity.slice(0, LONGEST_SEVERITY) }),
      ...instantOf('at', at),
      ...instantOf('startedAt', startedAt),
      ...(url !== undefined && { url }),
    },
    hearing,
    asked,
  );
};
