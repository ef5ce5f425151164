import { shaIn, wordIn } from './fields.ts';

/** `owner/name` of the address of a repository, however it is written: https, ssh, git@host:owner/name.git */
export function repositoryIn(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const path = URL.canParse(address) ? new URL(address).pathname : (/^[^/\s]+:(.+)$/.exec(address)?.[1] ?? address);
  return wordIn(path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, ''), 200);
}

/** What a ref names: a branch, or a tag, which is a version. Of a bare name only its looks tell. */
export function refIn(ref: string | undefined): { branch?: string; version?: string } {
  const written = wordIn(ref);
  if (written === undefined || shaIn(written)?.length === 40) return {};
  const tag = /^refs\/tags\/(.+)$/.exec(written)?.[1] ?? (/^v?\d+\.\d+/.test(written) ? written : undefined);
  return tag === undefined ? { branch: written.replace(/^refs\/(heads|remotes\/origin)\//, '') } : { version: tag };
}
