import { linkTo, type Mrkdwn, md } from '../blocks/mrkdwn.ts';
import { inOneLine, shortened } from '../blocks/text.ts';
import type { Changes } from '../domain/build/build.ts';
import type { ComparedBuild } from '../domain/build/parts.ts';
import { addressFault, hostIn, isPublic } from '../outbound/address.ts';
import { fewLines } from './few-lines.ts';

type Merged = ComparedBuild['merged'][number];

const LONGEST_TITLE = 100;
/** Written as browsers do, other letters than ours take six signs each and more. */
const LONGEST_ADDRESS = 1000;

/** A link where a repository or a build told an address that people may be sent to, else `bare`. */
export function codeLink(url: string | undefined, text: string, bare: Mrkdwn): Mrkdwn {
  const page = url === undefined ? undefined : pageAt(url);
  return page === undefined ? bare : linkTo(page, text);
}

/** Nothing that asks a browser to run something, to log in as somebody, or to call a machine beside whoever clicks. */
function pageAt(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed || addressFault(url) !== undefined) return undefined;
  const host = hostIn(parsed).replace(/\.$/, '');
  const isNumber = host.includes(':') || /^[\d.]+$/.test(host);
  const isHere = host === 'localhost' || host.endsWith('.localhost') || (isNumber && !isPublic(host));
  return isHere || parsed.href.length > LONGEST_ADDRESS ? undefined : parsed.href;
}

/**
 * A commit's page, from that of a comparison: both stand below the same repository. GitHub: `acme/shop/compare/a...b` and `acme/shop/commit/a`; GitLab has
 * `-/` before both. What a build links may be any page.
 */
export function commitPage(comparison: string | undefined, sha: string): string | undefined {
  const [, repository] = /^([^?#]+)\/compare\/[^/?#]+\.\.\.[^/?#]+$/.exec(comparison ?? '') ?? [];
  return repository !== undefined && /^[0-9a-f]{7,64}$/i.test(sha) ? `${repository}/commit/${sha}` : undefined;
}

/** The requests that its commits came by, the newest first, each once: regions that run different versions have most of them in common. */
export function mergedLines({ told = [] }: Changes, most: number): Mrkdwn[] {
  const all = [...new Map(told.flatMap((c) => c.merged).map((m) => [m.number, m])).values()];
  if (all.length === 0) return [];
  const title = all.every(isOfGitlab) ? 'Merge requests' : 'Pull requests';
  return [md`_${title}_`, ...fewLines(all.map(mergedLine), most)];
}

function mergedLine(merged: Merged): Mrkdwn {
  const name = `${isOfGitlab(merged) ? '!' : '#'}${merged.number}`;
  return md`• ${codeLink(merged.url, name, md`${name}`)} ${shortened(inOneLine(merged.title), LONGEST_TITLE)}`;
}

const isOfGitlab = ({ url }: Merged) => url?.includes('/merge_requests/') === true;
