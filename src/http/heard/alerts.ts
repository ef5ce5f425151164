import type { HearAlerts } from '../../domain/alert/hear-alerts.ts';
import type { Company } from '../../domain/company/company.ts';
import { environmentCalled } from '../../domain/company/matching.ts';
import { serviceNamed } from '../../domain/company/services.ts';
import { perform } from '../../door/perform.ts';
import { redacted } from '../../inbound/redact.ts';
import type { AlertsTold } from '../../inbound/told.ts';
import type { Hear } from './hearing.ts';

export const hearAlerts: Hear<AlertsTold> = (told, { source, setting }, asked) =>
  perform(setting, hearing(told, source, setting.company(), setting.now()), asked);

/** Names are taken in whatever case. What tells no time is of now, which is no beginning of what is known to fire. */
const hearing = ({ alerts, truncated }: AlertsTold, source: string, company: Company, now: string): HearAlerts => ({
  type: 'HearAlerts',
  source,
  truncated,
  alerts: alerts.map(({ summary, startsAt, ...alert }) => ({
    ...alert,
    name: redacted(alert.name),
    startsAt: startsAt ?? now,
    ...(startsAt === undefined && { goesOn: true }),
    ...(summary !== undefined && { summary: redacted(summary) }),
    service: serviceNamed(company, alert.service)?.name ?? alert.service,
    environment: environmentCalled(company, alert.environment)?.name ?? alert.environment,
  })),
});
