import { isReleasedFrom, lastOf, rulesOf } from './found-by.ts';
import type { Origin } from './origin.ts';
import { type Service, serviceNamed } from './services.ts';

const JOINTS = /[@/_-]/g;

/**
 * The version that a service's tag names, where its repository has several and tags say whose they are: 4.2.0 of `api-v4.2.0`, `@acme/api@4.2.0` and
 * `packages/api/v4.2.0`. Undefined where no name of the service stands before it.
 */
export function taggedOf(service: Service, tag: string): string | undefined {
  for (const { 0: joint, index } of tag.matchAll(JOINTS)) {
    const version = tag.slice(index + 1);
    // Names have dashes and numbers too: `api-2` is no version of `api`.
    const looks = /[@/]/.test(joint) ? /^v?\d[^@/]*$/i : /^(v\d|\d+\.\d|\d{4})[^@/]*$/i;
    if (looks.test(version) && isCalled(service, tag.slice(0, index).toLowerCase())) return version.replace(/^v/i, '');
  }
  return undefined;
}

/** The version that is told; of a name that may be a branch, where it is one of the service's tags, and no branch that it is released from. */
export function versionIn({ version, ref }: Origin, service: Service | undefined): string | undefined {
  if (service && ref !== undefined && isReleasedFrom(service, ref)) return undefined;
  return version ?? (service && ref !== undefined && taggedOf(service, ref) !== undefined ? ref : undefined);
}

/** What somebody wrote after a service: its version, or the whole tag. */
export function versionWritten(company: { services: Service[] }, service: string, written: string): string {
  const offered = serviceNamed(company, service);
  return (offered && taggedOf(offered, written)) ?? written;
}

/** By its name, as a package of whatever scope, or by its repository, its image or the folder of its code. */
function isCalled(service: Service, before: string): boolean {
  const { repositories = [], images = [] } = rulesOf(service);
  const names = new Set([service.name.toLowerCase(), ...[...repositories, ...images].flatMap((n) => [n, lastOf(n)])]);
  const folders = (service.paths ?? []).map((glob) => glob.toLowerCase().replace(/\/?[^/]*[*?[{].*$/, ''));
  const name = before.replace(/^@[^/]+\//, '');
  return names.has(name) || folders.some((f) => f !== '' && (f === name || lastOf(f) === name)) || isIn(service, name);
}

/** In a folder that is called as the service is, where nobody said which ones are its own. */
const isIn = ({ name, paths }: Service, folder: string): boolean =>
  paths === undefined && folder.includes('/') && lastOf(folder) === name.toLowerCase();
