import { createHash } from 'node:crypto';
import type { RegisterBuild } from '../../domain/build/register-build.ts';
import type { Company } from '../../domain/company/company.ts';
import { serviceNamed } from '../../domain/company/services.ts';
import { perform } from '../../door/perform.ts';
import { redacted } from '../../inbound/redact.ts';
import type { BuildTold } from '../../inbound/told.ts';
import type { Hear } from './hearing.ts';

export const hearBuild: Hear<BuildTold> = (told, { setting, personOf }, asked) =>
  perform(setting, registering(told, setting.company(), personOf), asked);

/** People of whom Slack knows nothing keep only a mark that tells them apart. */
function registering(
  told: BuildTold,
  company: Company,
  personOf: (email: string) => string | undefined,
): RegisterBuild {
  const { since, url, ...build } = told;
  return {
    ...build,
    type: 'RegisterBuild',
    service: serviceNamed(company, told.service)?.name ?? told.service,
    ...(since && { since }),
    ...(url && { url }),
    commits: told.commits.map(({ sha, title, email }) => ({
      sha: sha.slice(0, 12),
      title: redacted(title),
      ...(email && { by: personOf(email) ?? markOf(email) }),
    })),
  };
}

const markOf = (email: string) => `?${createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 8)}`;
