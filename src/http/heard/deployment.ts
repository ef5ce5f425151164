import { shown } from '../../deploy-targets/common.ts';
import type { Company } from '../../domain/company/company.ts';
import { serviceOf, servicesFitting } from '../../domain/company/matching.ts';
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
  const found = servicesIn(company, from, images);
  if (found.length > 0)
    return found
      .filter((one, n) => found.findIndex((f) => f.service === one.service) === n)
      .map(({ image, service }) => ({ ...from, ...image, service }));
  const [version, other] = new Set(images.map((image) => image.version));
  const { image: _, digest: __, version: ___, ...rest } = from;
  return [{ ...rest, ...(other === undefined && version !== undefined && { version }) }];
}

/** `redis:7` of whoever made Redis is not the service that somebody here called so: by its name alone an image is a service's beside one of the same owner, or where none is known to be ours. */
function servicesIn(company: Company, { service: called = '' }: From, images: ImageTold[]) {
  // An application is often called as its service in its environment: `ledger-prod`.
  const isIts = (service: string) => `-${called}-`.toLowerCase().includes(`-${service}-`.toLowerCase());
  const found = images.flatMap((image) => {
    const service = serviceOf(company, { image: image.image })?.name;
    const isRuled = servicesFitting(company, { image: image.image }).length > 0;
    return service === undefined ? [] : [{ image, service, owner: ownerOf(image), isRuled }];
  });
  const ours = found.filter((f) => f.isRuled || isIts(f.service));
  const owners = ours.map((f) => f.owner);
  return found.filter((f) => ours.includes(f) || (ours.length > 0 ? owners.includes(f.owner) : f.owner !== ''));
}

/** `ghcr.io/acme` of `ghcr.io/acme/web/ledger`, `acme` of `acme/ledger`; nothing of what has none: one owner has folders for what belongs together. */
function ownerOf({ image = '' }: ImageTold): string {
  const parts = image.split('/').slice(0, -1);
  return parts
    .slice(0, /[.:]/.test(parts[0] ?? '') ? 2 : 1)
    .join('/')
    .toLowerCase();
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
