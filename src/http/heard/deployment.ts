import { shown } from '../../deploy-targets/common.ts';
import type { Company } from '../../domain/company/company.ts';
import { serviceOf } from '../../domain/company/matching.ts';
import { placeCalled } from '../../domain/company/place-called.ts';
import type { Whose } from '../../domain/environment/environment.ts';
import type { Author, DeploymentTold, ImageTold } from '../../inbound/told.ts';
import { type Carried, type Hear, partOf } from './hearing.ts';
import { instantOf } from './instant.ts';
import { hearOrKeep } from './kept.ts';

/** A deployment that its system made. What a step of ours did is heard as its run, and is no news. */
export const hearDeployment: Hear<DeploymentTold> = async (
  { at, by: who, url: link, transient, images, ...told },
  hearing,
  asked,
) => {
  // There is one for each pull request: nobody would find the others among them.
  if (transient && !placeCalled(hearing.setting.company(), told.from.environment))
    return { ok: true, note: 'an environment that goes again is not used' };
  const by = who && nameOf(who, hearing.personOf);
  const url = shown(link);
  const whole = {
    ...told,
    key: told.key.slice(0, LONGEST_KEY),
    ...instantOf('at', at),
    ...(by !== undefined && { by }),
    ...(url !== undefined && { url }),
  };
  let outcome: Carried = { ok: true, note: 'nothing in it is used' };
  for (const [n, from] of broughtBy(hearing.setting.company(), told.from, images).entries()) {
    outcome = await hearOrKeep({ ...whole, from }, hearing, n === 0 ? asked : partOf(asked, from.service ?? String(n)));
    if (!outcome.ok) return outcome;
  }
  return outcome;
};

type From = DeploymentTold['from'];

/**
 * What brings several images may be several services, or one with what stands beside it, such as a proxy: by the rules of services.yml, or their names, each is
 * found. Where none is, no version is taken from any, unless all have the same.
 */
function broughtBy(company: Company, from: From, images: ImageTold[] = []): From[] {
  if (images.length === 0) return [from];
  const found = images.flatMap((image) => {
    const service = serviceOf(company, { image: image.image })?.name;
    return service === undefined ? [] : [{ ...from, ...image, service }];
  });
  if (found.length > 0) return found.filter((one, n) => found.findIndex((f) => f.service === one.service) === n);
  const [version, other] = new Set(images.map((image) => image.version));
  const { image: _, digest: __, version: ___, ...rest } = from;
  return [{ ...rest, ...(other === undefined && version !== undefined && { version }) }];
}

const LONGEST_KEY = 200;
const LONGEST_NAME = 80;

/** Who it was: in Slack, or as they are called there. */
function nameOf({ email, name, login }: Author, personOf: (email: string) => string | undefined): Whose | undefined {
  const person = email === undefined ? undefined : personOf(email);
  const called = (name ?? login)?.trim();
  if (person !== undefined) return { user: person };
  return called ? { name: called.slice(0, LONGEST_NAME) } : undefined;
}
