import type { Author } from '../inbound/told.ts';

/** Where a login or an id is from. Unknown: it may be either. */
export type Host = 'github' | 'gitlab';
export const HOSTS: readonly Host[] = ['github', 'gitlab'];

/** The host that a kind of source or repository is of. */
export const hostOf = (type: string | undefined): Host | undefined => HOSTS.find((h) => type?.startsWith(h));

/** What somebody is known by: `keys`, the surest first; `bot`: no person; `name`: as the repository calls them. */
export type AuthorIdentity = { keys: string[]; bot: boolean; name?: string };

export const emailKey = (email: string) => email.toLowerCase();
/** A login, or an id, which are digits. */
export const hostKey = (host: Host, name: string) => `${host}/${name.replace(/^@/, '').toLowerCase()}`;

/** A committer of hosts that is no person: it signs what is merged in the browser. */
const NOBODY = ['noreply@github.com', 'web-flow'];

/**
 * Under which keys an author may be known; undefined for who is nobody. A no-reply address tells a login or an id, and is never looked up as an address:
 * GitHub's `ID+login@` and `login@users.noreply.github.com`, GitLab's `ID-login@users.noreply.<host>`. A name says nothing of who it is, nor that it is a bot: anybody may choose it.
 */
export function identityOf(
  { email = '', login = '', id = '', name, bot }: Author,
  host?: Host,
): AuthorIdentity | undefined {
  const noReply = noReplyOf(email);
  const address = email === '' || noReply ? [] : [emailKey(email)];
  if (NOBODY.includes(email.toLowerCase()) && login === '') return undefined;
  if (NOBODY.includes(login.toLowerCase())) return undefined;
  const told = host === undefined ? HOSTS : [host];
  const here = [id, login].filter((known) => known !== '').flatMap((known) => told.map((h) => hostKey(h, known)));
  const there = (noReply?.names ?? []).flatMap((known) =>
    (noReply?.host ? [noReply.host] : told).map((h) => hostKey(h, known)),
  );
  const keys = [...new Set([...here, ...there, ...address])];
  if (keys.length === 0) return undefined;
  const called = login || noReply?.login || name || masked(email);
  return { keys, bot: bot === true || isBot(login) || isBot(noReply?.login ?? ''), ...(called && { name: called }) };
}

const isBot = (login: string) => /\[bot\]$/i.test(login);

type NoReply = { host?: Host; login: string; names: string[] };

/** What a no-reply address tells: an id first, since a login may be somebody else's by now. */
function noReplyOf(email: string): NoReply | undefined {
  const [, local = '', domain = ''] = /^([^@\s]+)@users\.noreply\.([^@\s]+)$/i.exec(email) ?? [];
  if (local === '') return undefined;
  const isGithub = /(^|\.)github\.com$/i.test(domain);
  const [, id = '', login = local] = (isGithub ? /^(\d+)\+(.+)$/ : /^(\d+)[-+](.+)$/).exec(local) ?? [];
  const host: Host | undefined = isGithub ? 'github' : id !== '' && !local.includes('+') ? 'gitlab' : undefined;
  return { ...(host && { host }), login, names: [id, login].filter((n) => n !== '') };
}

/** Enough of an address for who knows it: `n…@harbor.example` */
const masked = (email: string) => email.replace(/^(.)[^@]*@/, '$1…@');
