import { listed, type Phrase, say } from '../phrase.ts';
import { fitOf, isReleasedFrom, lastOf } from './found-by.ts';
import { mayFit } from './may-fit.ts';
import type { Origin } from './origin.ts';
import { type Environment, environmentNamed, type Service, serviceNamed } from './services.ts';
import { taggedOf, versionIn } from './tagged.ts';

type Offering = { services: Service[] };

/** The service that something is of, or why that can't be told: it is never guessed. */
export type Matched = { service: Service } | { unmatched: Phrase };

/** The service that something is of, by the rules of services.yml, or else by its name. */
export function serviceOf(company: Offering, origin: Origin): Service | undefined {
  const matched = matchedTo(company, origin);
  return 'service' in matched ? matched.service : undefined;
}

/** The same, with the reason where there is none. */
export function matchedTo(company: Offering, origin: Origin): Matched {
  const named = origin.service === undefined ? undefined : serviceNamed(company, origin.service);
  const fitting = byTag(servicesFitting(company, origin), origin);
  const [only, other] = fitting;
  if (named && (!only || fitting.includes(named))) return { service: named };
  if (named) return { unmatched: say`it names ${named.name}, and by services.yml it is of ${namesOf(fitting)}` };
  if (only && other) return { unmatched: say`by services.yml it may be of ${namesOf(fitting)}` };
  const service = only ?? calledAs(company, origin);
  return service ? { service } : { unmatched: say`nothing in services.yml fits ${tellOf(origin)}` };
}

/**
 * All services that something may be of by the rules of services.yml; a commit that touches several is of each. Where one fits in all that it asks, those that
 * fit in less are not meant: a folder's service goes before its repository's.
 */
export function servicesFitting({ services }: Offering, origin: Origin): Service[] {
  const all = mayFit(services, origin).flatMap((service) => {
    const fit = fitOf(service, asItsTag(service, origin));
    return fit ? [{ service, ...fit }] : [];
  });
  const named = all.filter((f) => f.isAlone);
  const fits = named.length > 0 ? named : all;
  const most = Math.max(0, ...fits.map((f) => f.rules));
  const isSure = fits.some((f) => f.rules === most && f.whole);
  return fits.filter((f) => f.rules === most || !isSure).map((f) => f.service);
}

/** A name that may be a branch's is none where it is a tag of the service, by the name before its version. */
function asItsTag(service: Service, origin: Origin): Origin {
  const { ref, ...rest } = origin;
  return ref !== undefined && !isReleasedFrom(service, ref) && taggedOf(service, ref) !== undefined ? rest : origin;
}

/** Of several that share a repository, the one whose tag it is. */
function byTag(fitting: Service[], origin: Origin): Service[] {
  if (fitting.length < 2) return fitting;
  const tagged = fitting.filter((service) => taggedOf(service, versionIn(origin, service) ?? '') !== undefined);
  return tagged.length === 1 ? tagged : fitting;
}

/** The environment that a system means: by its name, or by one of those it is also called, in whatever case. */
export function environmentCalled(company: { environments: Environment[] }, name: string): Environment | undefined {
  const as = name.toLowerCase();
  return (
    environmentNamed(company, name) ??
    company.environments.find((e) => e.alsoCalled?.some((called) => called.toLowerCase() === as))
  );
}

/** The service whose repository or image has its name, where it has no rule for that. */
function calledAs(company: Offering, { repository, image }: Origin): Service | undefined {
  const byRepository = repository === undefined ? undefined : serviceNamed(company, lastOf(repository));
  if (byRepository && !byRepository.repositories) return byRepository;
  const byImage = image === undefined ? undefined : serviceNamed(company, lastOf(image));
  return byImage && !byImage.images ? byImage : undefined;
}

const namesOf = (services: Service[]): Phrase => listed(services.map((s) => say`${s.name}`));

/** What it tells by which it might be found, cut. */
function tellOf({ service, repository, workflow, checks, image, deploy, labels }: Origin): Phrase {
  const told = [
    service !== undefined && `service ${service}`,
    repository !== undefined && `repository ${repository}`,
    image !== undefined && `image ${image}`,
    workflow !== undefined && `workflow ${workflow}`,
    deploy !== undefined && `deploy ${deploy}`,
    checks?.[0] !== undefined && `check ${checks[0]}`,
    labels &&
      `labels ${Object.entries(labels)
        .slice(0, 5)
        .map(([name, value]) => `${name}=${value}`)
        .join(', ')}`,
  ].filter((t) => t !== undefined && t !== false);
  return told.length === 0 ? say`it: it names no service and no repository` : say`${told.join(', ').slice(0, 300)}`;
}
