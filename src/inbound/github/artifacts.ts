import { z } from 'zod';
import { faultsOf } from '../body.ts';
import {
  digest,
  digestIn,
  flag,
  instant,
  link,
  name,
  several,
  sha,
  shaIn,
  some,
  text,
  word,
  wordIn,
} from '../fields.ts';
import { refIn } from '../refs.ts';
import type { Translated } from '../source.ts';
import type { ArtifactTold } from '../told.ts';
import { Repository } from './fields.ts';

const MOST_ASSETS = 50;
const Release = z.object({
  action: z.string(),
  repository: Repository,
  release: z.object({
    tag_name: z.string().min(1).max(200),
    name: text(200),
    draft: flag,
    target_commitish: word(),
    published_at: instant,
    created_at: instant,
    html_url: link,
    assets: several(z.object({ name, digest, browser_download_url: link }), MOST_ASSETS),
  }),
});

/** A release of a repository, and what was attached to it with a digest. */
export function release(body: unknown): Translated {
  const read = Release.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { action, repository, release: it } = read.data;
  if (!['published', 'released', 'prereleased'].includes(action) || it.draft === true)
    return { ignored: `a release that is ${action.slice(0, 40)} is not used` };
  const commit = shaIn(it.target_commitish);
  const { branch } = commit === undefined ? refIn(it.target_commitish) : {};
  const from = { repository: repository.full_name, version: it.tag_name, branch, commit };
  const at = it.published_at ?? it.created_at;
  const attached = it.assets
    .filter((asset) => asset.digest !== undefined)
    .map((asset): ArtifactTold => {
      const url = asset.browser_download_url;
      return { type: 'artifact', from: { ...from, digest: asset.digest }, name: asset.name.slice(0, 200), url, at };
    });
  return {
    told: [{ type: 'artifact', from, name: it.name ?? it.tag_name, url: it.html_url, at }, ...attached],
  };
}

const Image = some(
  z.object({
    tag: some(z.object({ name: word(), digest: word() })),
    manifest: some(z.object({ digest: word() })),
  }),
);
const Package = z.object({
  name,
  package_type: word(40),
  html_url: link,
  package_version: some(
    z.object({
      version: word(),
      name: word(),
      target_oid: sha,
      tag_name: word(),
      html_url: link,
      package_url: word(500),
      created_at: instant,
      updated_at: instant,
      container_metadata: Image,
    }),
  ),
});
/** One of an organization need not be of a repository. */
const Published = z.object({ repository: some(Repository), package: Package });
const Registered = z.object({ repository: some(Repository), registry_package: Package });

export function registryPackage(body: unknown): Translated {
  const read = Registered.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  return packageOf(read.data.repository?.full_name, read.data.registry_package);
}

export function published(body: unknown): Translated {
  const read = Published.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  return packageOf(read.data.repository?.full_name, read.data.package);
}

/** A package of a registry; an image is a package whose version is its digest, and whose tag is its version. */
function packageOf(repository: string | undefined, it: z.output<typeof Package>): Translated {
  const v = it.package_version;
  if (!v) return { ignored: 'a package without a version is not used' };
  const { tag, manifest } = v.container_metadata ?? {};
  const found = [tag?.digest, manifest?.digest, v.version, v.name].map(digestIn).find(Boolean);
  const isDigest = digestIn(v.version) !== undefined;
  return {
    told: {
      type: 'artifact',
      from: {
        repository,
        version: tag?.name ?? (isDigest ? undefined : v.version),
        commit: v.target_oid,
        image: /^(container|docker)$/i.test(it.package_type ?? '') ? imageIn(v.package_url) : undefined,
        digest: found,
      },
      name: wordIn(it.name, 200) ?? 'package',
      url: v.html_url ?? it.html_url,
      at: v.updated_at ?? v.created_at,
    },
  };
}

/** `ghcr.io/owner/name` of `ghcr.io/owner/name:tag` */
const imageIn = (address: string | undefined) =>
  wordIn(
    address
      ?.replace(/^https?:\/\//, '')
      .replace(/@.*$/, '')
      .replace(/:[^/:]*$/, ''),
  );
