import { shaIn, wordIn } from './fields.ts';

/** `owner/name` of the address of a repository, however it is written: https, ssh, git@host:owner/name.git */
export function repositoryIn(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const path = URL.canParse(address) ? new URL(address).pathname : (/^[^/\s]+:(.+)$/.exec(address)?.[1] ?? address);
  return wordIn(path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, ''), 200);
}

/** What no branch is called. `5.0`, `release/4.2.0` and `axios-1.6.0` are names of branches as well. */
const TAG =
  /^(?:v\d+(?:\.\d+){1,3}|\d+(?:\.\d+){2,3})(?:[-.]?(?:alpha|beta|rc|preview|pre|dev|snapshot|post|final|ga|m|a|b)\d*(?:[-.]\d+)*|-\d+)?(?:\+[\w.-]+)?$/i;
const VERSION = /^v?\d+\.\d+(?!.*\.x$)/i;
/** `api-4.2` may well be a branch that is kept for 4.2, `api-v4.2.0` hardly. */
const WITH_A_NAME = /[@/_-]v?\d+\.\d+\.\d[^@/]*$/i;

/** What a ref names: a branch, or a tag, which is a version. Of a bare name only its looks tell, and branches have versions in their names as well; `ref`: that name. */
export function refIn(written: string | undefined): { branch?: string; version?: string; ref?: string } {
  const ref = wordIn(written);
  if (ref === undefined || shaIn(ref)?.length === 40) return {};
  const [, kind, name] = /^refs\/(tags|heads|remotes\/origin)\/(.+)$/.exec(ref) ?? [];
  if (name !== undefined) return kind === 'tags' ? { version: name } : { branch: name };
  if (TAG.test(ref)) return { version: ref };
  if (VERSION.test(ref)) return { version: ref, ref };
  return WITH_A_NAME.test(ref) ? { ref } : { branch: ref };
}
