import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Beginning, type Group, type Person, SAMPLE } from '../workspace/people.ts';

/** What a company's manifests say of its Slack workspace: its channels, its people and groups, its command, and words for a hint. */
export type OwnCompany = { beginning: Beginning; command: string; example: string };

const Names = z.array(z.string()).catch([]);
const Role = z.looseObject({
  name: z.string().catch(''),
  title: z.string().optional().catch(undefined),
  members: Names.default([]),
  group: z.string().optional().catch(undefined),
});
const Company = z.looseObject({ name: z.string(), zone: z.string(), command: z.string() }).partial().catch({});
const listOf = <T>(item: z.ZodType<T>) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) => all.flatMap((one) => item.safeParse(one).data ?? []));
const Channels = listOf(z.looseObject({ channel: z.string(), title: z.string().optional() }));
const Authors = listOf(z.looseObject({ slack: z.string() }));
const Named = listOf(z.looseObject({ name: z.string() }));

/** Reads leniently: what is wrong in manifests the app itself says, with file and line. */
export function companyIn(dir: string): OwnCompany {
  const file = (name: string): unknown => {
    const path = join(dir, name);
    try {
      return existsSync(path) ? parse(readFileSync(path, 'utf8')) : undefined;
    } catch {
      return undefined;
    }
  };
  const { name = 'Your company', zone = 'Etc/UTC', command = '/release' } = Company.parse(file('company.yml') ?? {});
  const roles = listOf(Role).parse(file('roles.yml'));
  const [service = 'checkout-api'] = Named.parse(file('services.yml')).map((s) => s.name);
  const environment = Named.parse(file('environments.yml')).at(-1)?.name ?? 'production';
  return {
    beginning: beginningOf({
      name,
      zone,
      roles,
      channels: Channels.parse(file('audiences.yml')),
      onCall: onCallIn(dir),
      authors: Authors.parse(file('people.yml')).map((a) => a.slack),
    }),
    command,
    example: `${command} new ${service} 1.1 in 5 minutes to ${environment} because it helps`,
  };
}

type Said = {
  name: string;
  zone: string;
  roles: z.infer<typeof Role>[];
  channels: { channel: string; title?: string | undefined }[];
  /** e-mail addresses that calendars of who is on call name */
  onCall: string[];
  /** e-mail addresses, or ids, of who writes commits */
  authors: string[];
};

/** Who still uses the sample company's addresses keeps its people, with whoever else is named; any other company has its own alone. */
function beginningOf({ name, zone, roles, channels, onCall, authors }: Said): Beginning {
  const addressesIn = (names: string[]) =>
    [...new Set(names.map((n) => n.toLowerCase()))].filter((n) => n.includes('@'));
  const emails = addressesIn([...roles.flatMap((r) => r.members), ...onCall]);
  const ofSample = emails.some((email) => SAMPLE.people.some((p) => p.email === email));
  const start: Beginning = ofSample
    ? structuredClone(SAMPLE)
    : { ...SAMPLE, team: name, people: [], channels: [], groups: [] };
  for (const email of emails) addPerson(start.people, email, titleOf(email, roles), zone);
  for (const email of addressesIn(authors)) addPerson(start.people, email, 'Developer', zone);
  for (const { group, title, name: role } of roles)
    if (group && !start.groups.some((g) => g.handle === group))
      start.groups.push(groupOf(group, title ?? role, start.people, zone));
  // Somebody who holds no role: what they may not do is worth a look, too.
  if (!ofSample)
    addPerson(start.people, `developer@${emails[0]?.split('@')[1] ?? 'company.example'}`, 'Developer', zone);
  const called = (c: string) => c.replace(/^#/, '');
  for (const { channel, title = '' } of [...channels, { channel: 'general', title: 'Everything else' }])
    if (!start.channels.some((c) => c.name === called(channel)))
      start.channels.push({
        id: idOf('C', called(channel)),
        name: called(channel),
        topic: title,
        bot: channel !== 'general',
      });
  return start;
}

const titleOf = (email: string, roles: Said['roles']) => {
  const held = roles.filter((r) => r.members.some((m) => m.toLowerCase() === email));
  return held.map((r) => r.title ?? r.name).join(', ') || 'On call';
};

function addPerson(people: Person[], email: string, title: string, tz: string): void {
  if (people.some((p) => p.email === email)) return;
  const [before = 'somebody'] = email.split('@');
  // Two may be called the same at two hosts.
  const handle = people.some((p) => p.handle === before) ? email.replace(/[^\w.-]+/g, '-') : before;
  people.push({ id: idOf('U', email), handle, name: spoken(before), title, tz, email, deleted: false });
}

/** Manifests name a group, never who is in it: two people are. */
function groupOf(handle: string, title: string, people: Person[], zone: string): Group {
  const users = [1, 2].map((n) => {
    const email = `${handle}-${n}@${people[0]?.email.split('@')[1] ?? 'company.example'}`;
    addPerson(people, email, `${title}, in @${handle}`, zone);
    return people.find((p) => p.email === email)?.id ?? '';
  });
  return { id: idOf('S', handle), handle, name: spoken(handle), users };
}

/** "ana.lopez" → "Ana Lopez" */
const spoken = (handle: string) =>
  handle
    .split(/[._-]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');

/** An id that stays the same from start to start, as a kept sandbox needs it. */
function idOf(prefix: string, of: string): string {
  let hash = 0n;
  for (const byte of Buffer.from(of)) hash = (hash * 1_099_511_628_211n + BigInt(byte) + 1n) % 2n ** 48n;
  return `${prefix}0${hash.toString(36).toUpperCase().padStart(9, '0').slice(-9)}`;
}

/** Who is named as on call in calendars beside the manifests. */
function onCallIn(dir: string): string[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.ics'))
    .flatMap((name) =>
      [...readFileSync(join(dir, name), 'utf8').matchAll(/mailto:([^\s;:"]+@[^\s;:"]+)/gi)].map((m) => m[1] ?? ''),
    );
}
