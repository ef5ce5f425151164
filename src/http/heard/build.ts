import { commitOf } from '../../authors/commit.ts';
import { whoIn } from '../../authors/who.ts';
import type { RegisterBuild } from '../../domain/build/register-build.ts';
import type { Company } from '../../domain/company/company.ts';
import { serviceNamed } from '../../domain/company/services.ts';
import { perform } from '../../door/perform.ts';
import type { BuildTold } from '../../inbound/told.ts';
import type { Hear, Hearing } from './hearing.ts';

export const hearBuild: Hear<BuildTold> = (told, { setting, personOf }, asked) =>
  perform(setting, registering(told, setting.company(), personOf), asked);

/** Who its commits are by is settled as far as people are known today. */
function registering(told: BuildTold, company: Company, personOf: Hearing['personOf']): RegisterBuild {
  const { since, url, at, ...build } = told;
  const who = whoIn(company, personOf);
  return {
    ...build,
    type: 'RegisterBuild',
    service: serviceNamed(company, told.service)?.name ?? told.service,
    ...(since && { since }),
    ...(at && { built: at }),
    ...(url && { url }),
    commits: told.commits.map(({ email, authors = [], ...c }) =>
      commitOf({ ...c, authors: [...(email ? [{ email }] : []), ...authors] }, who),
    ),
  };
}
