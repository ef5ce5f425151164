import { shown } from '../../deploy-targets/common.ts';
import { placeCalled } from '../../domain/company/place-called.ts';
import type { Whose } from '../../domain/environment/environment.ts';
import type { Author, DeploymentTold } from '../../inbound/told.ts';
import type { Hear } from './hearing.ts';
import { instantOf } from './instant.ts';
import { hearOrKeep } from './kept.ts';

/** A deployment that its system made. What a step of ours did is heard as its run, and is no news. */
export const hearDeployment: Hear<DeploymentTold> = async (
  { at, by: who, url: link, transient, ...told },
  hearing,
  asked,
) => {
  // There is one for each pull request: nobody would find the others among them.
  if (transient && !placeCalled(hearing.setting.company(), told.from.environment))
    return { ok: true, note: 'an environment that goes again is not used' };
  const by = who && nameOf(who, hearing.personOf);
  const url = shown(link);
  return hearOrKeep(
    {
      ...told,
      key: told.key.slice(0, LONGEST_KEY),
      ...instantOf('at', at),
      ...(by !== undefined && { by }),
      ...(url !== undefined && { url }),
    },
    hearing,
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
  return called ? { name: called.slice(0, LONGEST_NAME) } : undefined;
}
