import { digestIn, shaIn, wordIn } from '../fields.ts';
import type { Origin } from '../told.ts';

/** What an artifact's id says of it: https://github.com/package-url/purl-spec. Others keep only a digest. */
export function artifactIn(
  id: string | undefined,
): Pick<Origin, 'version' | 'image' | 'digest' | 'commit'> & { name?: string } {
  const [, type = '', path = '', version, qualifiers = ''] = PURL.exec(id ?? '') ?? [];
  const digest = digestIn(id);
  if (type === '') return { digest, name: wordIn(id?.replace(/@sha256.*$/i, ''), 200) };
  const given = new URLSearchParams(qualifiers);
  const named = decoded(version);
  const isImage = /^(oci|docker)$/i.test(type);
  const isDigest = digestIn(named) !== undefined;
  const name = decoded(path);
  return {
    name: wordIn(name, 200),
    version: wordIn(given.get('tag') ?? (isDigest ? undefined : named), 200),
    image: isImage ? wordIn(imageIn(given.get('repository_url'), name), 300) : undefined,
    digest,
    // Go and the hosts of repositories name commits, not versions.
    commit: /^(golang|github|gitlab|bitbucket)$/i.test(type) ? shaIn(named) : undefined,
  };
}

/** The address of its repository ends in its name; some tell that of its registry. */
function imageIn(address: string | null, name = ''): string {
  const registry = address?.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  if (registry === undefined) return name;
  const last = name.split('/').at(-1) ?? name;
  return registry.toLowerCase().endsWith(`/${last.toLowerCase()}`) ? registry : `${registry}/${name}`;
}

const PURL = /^pkg:([a-z0-9.+-]+)\/([^@?#]+)(?:@([^?#]+))?(?:\?([^#]*))?/i;

function decoded(part: string | undefined): string | undefined {
  try {
    return part === undefined ? undefined : decodeURIComponent(part);
  } catch {
    return part;
  }
}
