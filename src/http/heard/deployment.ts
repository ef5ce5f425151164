import { shown } from '../../deploy-targets/common.ts';
import { serviceOf } from '../../domain/company/matching.ts';
import { placeCalled } from '../../domain/company/place-called.ts';
import type { Whose } from '../../domain/environment/environment.ts';
import { perform } from '../../door/perform.ts';
import { redacted } from '../../inbound/redact.ts';
import type { Author, DeploymentTold } from '../../inbound/told.ts';
import type { Hear } from './hearing.ts';
import { instantOf } from './instant.ts';

/** A deployment that its system made. What a step of ours did is heard as its run, and is no news. */
export const hearDeployment: Hear<DeploymentTold> = async (told, { setting, source, personOf }, asked) => {
  const company = setting.company();
  const service = serviceOf(company, told.from);
  if (!service) return { ok: true, note: 'no service is known by it' };
  const place = placeCalled(company, told.from.environment);
  if (!place) return { ok: true, note: 'no environment is known by it' };
  const by = told.by && nameOf(told.by, personOf);
  const url = shown(told.url);
  const { version, commit } = told.from;
  return perform(
    setting,
    {
      type: 'HearDeployment',
      source,
      key: told.key.slice(0, LONGEST_KEY),
      service: service.name,
      environment: place.environment.name,
      regions: place.regions,
      state: told.state,
      ...(version !== undefined && { version }),
      ...(commit !== undefined && { commit }),
      ...instantOf('at', told.at),
      ...(by !== undefined && { by }),
      ...(url !== undefined && { url }),
    },
    asked,
  );
};

const LONGEST_KEY = 200;
const LONGEST_NAME = 80;

/** Who it was: in Slack, or as they are called there. */
function nameOf({ email, name, login }: Author, personOf: (email: string) => string | undefined): Whose | undefined {
  const person = email === undefined ? undefined : personOf(email);
  const called = (name ?? login)?.trim();
  if (person !== undefined) return { user: person };
  return called ? { name: redacted(called).slice(0, LONGEST_NAME) } : undefined;
}
