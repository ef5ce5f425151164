import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Company } from '../../src/domain/company/company.ts';
import { judge } from '../../src/setup/judge.ts';
import { SCOPES } from '../../src/setup/scopes.ts';
import type { Channel, Everybody, SetupSeen } from '../../src/setup/seen.ts';
import { COMPANY } from '../domain/given.ts';

const manifest = parse(readFileSync(join(import.meta.dirname, '../../slack-manifest.yml'), 'utf8'));
const ALL: string[] = manifest.oauth_config.scopes.bot;

const channel = (more: Partial<Channel> = {}): Channel => ({
  id: 'C1',
  name: 'releases',
  private: false,
  member: true,
  archived: false,
  restricted: false,
  ...more,
});
type Person = { id: string; email?: string; deleted: boolean; guest: boolean };
const somebody = (id: string, more: Partial<Person> = {}): [string, Person] => [
  id,
  { id, deleted: false, guest: false, ...more },
];
const EVERYBODY: Everybody = {
  people: { roles: { manager: ['U1'], qa: ['U1'], sre: ['U2', 'U3'] }, deactivated: [] },
  members: new Map([somebody('U1', { email: 'qa@x.example' }), somebody('U2'), somebody('U3')]),
  groups: [],
};
const FINE: SetupSeen = {
  token: { ok: true, handle: 'gonogo', teamName: 'Harbor', scopes: ALL },
  transport: { over: 'Socket Mode' },
  address: { url: 'http://127.0.0.1:3000', given: false, neededBy: [] },
  channels: new Map([['releases', channel()]]),
  everybody: EVERYBODY,
  aheadMs: 900,
};
const trouble = (seen: Partial<SetupSeen>, company: Partial<Company> = {}) =>
  judge({ ...FINE, ...seen }, { ...COMPANY, ...company }).filter((f) => f.severity !== 'fine');
const withRoles = (more: Partial<Company['roles'][number]>) =>
  COMPANY.roles.map((r) => (r.name === 'qa' ? { ...r, ...more } : r));

test('the permissions it knows of are those of the app’s manifest', () => {
  expect(Object.keys(SCOPES).sort()).toEqual(ALL.toSorted());
});

test('where all is well it says what it looked at, and nothing else', () => {
  expect(trouble({})).toEqual([]);
  expect(judge(FINE, COMPANY).map((f) => f.what)).toContain('It hears and posts in #releases');
});

test('each pipeline is named with what answers, and once with what does not', () => {
  const places = ['a', 'b', 'c', 'd'];
  const pipelines = [{ target: 'argo', well: places, faults: [{ why: 'it is away', places: ['e'] }] }];
  const said = judge({ ...FINE, pipelines }, COMPANY).filter((f) => f.what.includes('argo'));
  expect(said.map((f) => [f.severity, f.what])).toEqual([
    ['fine', 'Pipeline argo answers: a, b, c and 1 more'],
    ['wrong', 'Pipeline argo can’t deploy with e: it is away'],
  ]);
});

test('every permission that is missing is named with where to add it', () => {
  for (const scope of ALL) {
    const scopes = ALL.filter((s) => s !== scope);
    const roles = withRoles({ members: ['qa@x.example'], group: 'qas' });
    const everybody = { ...EVERYBODY, groups: ['qas'] };
    const token = { ...FINE.token, scopes } as SetupSeen['token'];
    const [found, ...more] = trouble({ token, everybody }, { roles, reactionsVote: true });
    expect([found?.what, found?.remedy, more], scope).toEqual([
      expect.stringContaining(`The permission ${scope} is missing`),
      expect.stringMatching(/OAuth & Permissions.*Reinstall/),
      [],
    ]);
  }
});

const without = (...lacking: string[]) =>
  ({ ...FINE.token, scopes: ALL.filter((s) => !lacking.includes(s)) }) as SetupSeen['token'];

test('what a company has no use for it may lack', () => {
  expect(trouble({ token: without('usergroups:read', 'reactions:read') })).toEqual([]);
});

test.each<[string, Partial<Company>, string]>([
  ['nobody by address: commits are by unknown authors', {}, 'warning'],
  ['a role by address', { roles: withRoles({ members: ['qa@x.example'] }) }, 'wrong'],
  ['a schedule, which tells addresses', { roles: withRoles({ shifts: [] }) }, 'wrong'],
  ['an author by address', { authors: [{ person: 'qa@x.example', github: ['qa'], gitlab: [], emails: [] }] }, 'wrong'],
  ['an author by id', { authors: [{ person: 'U1', github: ['qa'], gitlab: [], emails: [] }] }, 'warning'],
])('without addresses: %s', (_, company, severity) => {
  expect(trouble({ token: without('users:read.email') }, company)).toEqual([
    expect.objectContaining({ severity, what: expect.stringContaining('users:read.email is missing') }),
  ]);
});

test('a private channel is heard, and seen, by permissions of its own', () => {
  const channels = new Map([['releases', channel({ private: true })]]);
  const said = (more: Partial<SetupSeen>) => trouble(more).filter((f) => f.about === 'channel releases');
  expect(said({ channels, token: without('channels:history') })).toEqual([]);
  expect(said({ channels, token: without('groups:history') })).toEqual([
    expect.objectContaining({ severity: 'wrong', what: expect.stringContaining('hears no vote that is typed in') }),
  ]);
  const [missing] = said({ channels: new Map(), token: without('groups:read') });
  expect(missing?.remedy).toMatch(/groups:read, and then type there: \/invite/);
});

test('a token that is refused, and a Slack that does not answer, are two things', () => {
  const said = (refused: boolean) => trouble({ token: { ok: false, refused, why: 'why' } })[0]?.what;
  expect([said(true), said(false)]).toEqual(['Slack refuses the bot token: why', 'Slack does not answer: why']);
  const transport = { over: 'Socket Mode' as const, why: 'it does not answer' };
  expect(trouble({ token: { ok: false, refused: false, why: 'why' }, transport })).toHaveLength(1);
  expect(trouble({ transport })).toEqual([expect.objectContaining({ severity: 'wrong' })]);
});

test.each<[string, Channel | undefined, RegExp, RegExp]>([
  ['missing', undefined, /^#releases is missing/, /\/invite @gonogo.*audiences\.yml/],
  ['archived', channel({ archived: true, member: false }), /^#releases is archived/, /Unarchive/],
  ['renamed', channel({ name: 'shipping' }), /^#releases is called #shipping now/, /channel: shipping/],
  ['unheard', channel({ member: false }), /^@gonogo is not in #releases: it hears no vote/, /\/invite @gonogo/],
  ['private and unheard', channel({ member: false, private: true }), /^@gonogo is not in/, /\/invite @gonogo/],
])('a channel that is %s is wrong, with what to do', (_, seen, what, remedy) => {
  const [found, ...more] = trouble({ channels: new Map(seen ? [['releases', seen]] : []) });
  expect(more).toEqual([]);
  // Whatever is wrong with it, it is the same channel.
  expect(found).toEqual({
    severity: 'wrong',
    about: 'channel releases',
    what: expect.stringMatching(what),
    remedy: expect.stringMatching(remedy),
  });
});

test('where it can’t post either it says so; one that it will join is no fault yet; where only some may post, it is said', () => {
  const token = { ...FINE.token, scopes: ALL.filter((s) => s !== 'chat:write.public') } as SetupSeen['token'];
  const found = trouble({ token, channels: new Map([['releases', channel({ member: false })]]) });
  expect(found.map((f) => f.what)).toContainEqual(expect.stringContaining('and can’t post'));
  const severity = (seen: Channel) => trouble({ channels: new Map([['releases', seen]]) })[0]?.severity;
  expect(severity(channel({ member: false, joinable: true }))).toBe('warning');
  expect(severity(channel({ restricted: true }))).toBe('warning');
});

test('people whom roles list and who match nobody, are gone or guests, each once with their roles', () => {
  const members = new Map([
    ...EVERYBODY.members,
    somebody('U4', { email: 'gone@x.example', deleted: true }),
    somebody('U5', { email: 'guest@x.example', guest: true }),
  ]);
  const listed = ['nobody@x.example', 'gone@x.example', 'guest@x.example', 'QA@x.example', 'U2'];
  const roles = COMPANY.roles.map((r) =>
    r.name === 'qa' || r.name === 'sre' ? { ...r, members: listed, guests: r.name === 'sre' } : r,
  );
  expect(trouble({ everybody: { ...EVERYBODY, members } }, { roles }).map((f) => f.what)).toEqual([
    'nobody@x.example matches nobody in the workspace (QA, SRE in manifests/roles.yml)',
    'gone@x.example is deactivated in Slack (QA, SRE in manifests/roles.yml)',
    'guest@x.example is a guest, or of another organisation, and does not count (QA in manifests/roles.yml)',
  ]);
});

test.each<[string[], string | undefined]>([
  [['QA@x.example', 'U2', 'gone@x.example'], undefined],
  [
    ['nobody@x.example', 'U2', 'nobody@x.example'],
    'nobody@x.example matches nobody in the workspace (manifests/people.yml)',
  ],
  [['UNOBODY', 'a@x.example'], 'UNOBODY, a@x.example match nobody in the workspace (manifests/people.yml)'],
  [
    ['U70', 'U71', 'U72', 'U73', 'U74', 'U75', 'U76'],
    'U70, U71, U72, U73, U74 and 2 more match nobody in the workspace (manifests/people.yml)',
  ],
])('who writes commits, and nobody is: %j', (persons, what) => {
  const members = new Map([...EVERYBODY.members, somebody('U4', { email: 'gone@x.example', deleted: true })]);
  const authors = persons.map((person) => ({ person, github: [person], gitlab: [], emails: [] }));
  const bot = { bot: true as const, github: ['bot'], gitlab: [], emails: [] };
  const found = trouble({ everybody: { ...EVERYBODY, members } }, { authors: [...authors, bot] });
  expect(found.map((f) => [f.severity, f.what])).toEqual(what === undefined ? [] : [['warning', what]]);
});

test('where Slack shows no address, no author is called strange for theirs', () => {
  const members = new Map([somebody('U1'), somebody('U2')]);
  const authors = ['a@x.example', 'U9'].map((person) => ({ person, github: [person], gitlab: [], emails: [] }));
  expect(trouble({ everybody: { ...EVERYBODY, members } }, { authors }).map((f) => f.what)).toEqual([
    'U9 matches nobody in the workspace (manifests/people.yml)',
  ]);
});

test.each([
  [true, 'wrong', /so what gitlab deploys there waits: GitLab does not allow it$/, /freezes: ignore/],
  [
    false,
    'warning',
    /may not be read, and hold nothing that gitlab deploys there/,
    /right to read freeze periods.*"freezes: heed"/,
  ],
])('deploy freezes of a project that are not known, and what follows (%s)', (holds, severity, what, remedy) => {
  const freezesUnread = [{ target: 'gitlab', place: 'harbor/checkout', why: 'GitLab does not allow it', holds }];
  expect(trouble({ freezesUnread })).toEqual([
    expect.objectContaining({ severity, what: expect.stringMatching(what), remedy: expect.stringMatching(remedy) }),
  ]);
});

test('a user group that is not there, or can’t be read', () => {
  const roles = withRoles({ group: 'qas' });
  expect(trouble({}, { roles }).map((f) => f.what)).toEqual([
    'There is no user group @qas (QA in manifests/roles.yml)',
  ]);
  const groupsUnread = 'user groups need a paid plan of Slack';
  const [unread] = trouble({ everybody: { ...EVERYBODY, groupsUnread } }, { roles });
  expect(unread?.what).toContain(`can’t be read: ${groupsUnread}`);
});

test.each<[string, object, string[]]>([
  ['enough', { sre: ['U2', 'U3'] }, []],
  ['one too few', { sre: ['U2'] }, ['they need 2 of SRE, and 1 person holds it']],
  ['nobody', { sre: [] }, ['they need 2 of SRE, and nobody holds it']],
])('voters for a policy: %s', (_, more, said) => {
  const roles = { ...EVERYBODY.people.roles, ...more };
  const found = trouble({ everybody: { ...EVERYBODY, people: { roles, deactivated: [] } } });
  expect(found.map((f) => [f.severity, f.what])).toEqual(
    said.map((s) => ['wrong', `Votes by the policy all can’t be decided: ${s}`]),
  );
});

test('a share of nobody is nobody; who is on duty changes by the hour, as long as somebody comes', () => {
  const people = { ...EVERYBODY.people, roles: { manager: ['U1'], sre: ['U2', 'U3'] } };
  const policies = COMPANY.policies.map((p) => ({ ...p, rules: [{ role: 'qa', need: '60%' as const, veto: false }] }));
  expect(trouble({ everybody: { ...EVERYBODY, people } }, { policies })).toHaveLength(1);
  const onDuty = { roles: withRoles({ shifts: [] }), policies };
  expect(trouble({ everybody: { ...EVERYBODY, people } }, onDuty)).toHaveLength(1);
  const coming = { ...people, shiftsAhead: { qa: ['2026-03-04T09:00:00.000Z'] } };
  expect(trouble({ everybody: { ...EVERYBODY, people: coming } }, onDuty)).toEqual([]);
});

test('environments without a pipeline are a warning, and a service’s own is one', () => {
  const environments = [{ name: 'production', regions: ['eu'], stageTimeoutMinutes: 30 }];
  const [found] = trouble({}, { environments });
  expect([found?.severity, found?.what]).toEqual([
    'warning',
    expect.stringContaining('No pipeline deploys to production'),
  ]);
  const services = COMPANY.services.map((s) => ({ ...s, target: 'own' }));
  expect(trouble({}, { environments, services })).toEqual([]);
});

test.each<[string, string[], object, string[]]>([
  ['a pipeline that nobody may start', ['deploy'], {}, ['deploy']],
  ['what is recorded by nobody, where a pipeline does it', ['record'], {}, []],
  [
    'without a pipeline',
    ['record', 'deploy'],
    { target: undefined },
    ['record what was done by hand, where no pipeline deploys'],
  ],
  ['everybody may', [], {}, []],
])('releases that nobody could end: %s', (_, without, environment, said) => {
  const environments = COMPANY.environments.map((e) => ({ ...e, ...environment }));
  const services = COMPANY.services.map((s) => ({ ...s, ...environment }));
  const roles = COMPANY.roles.map((r) => ({ ...r, actions: r.actions.filter((a) => !without.includes(a)) }));
  const found = trouble({}, { environments, services, roles }).filter((f) => f.what.startsWith('Nobody may'));
  expect(found.map((f) => f.what)).toEqual(said.map((s) => `Nobody may ${s}: no release would ever be live`));
  const open = [...roles, { name: 'everyone', title: 'everyone', members: [], actions: without as never }];
  expect(trouble({}, { environments, services, roles: open }).filter((f) => f.what.startsWith('Nobody may'))).toEqual(
    [],
  );
});

test.each(['cancel', 'freeze'] as const)(
  'without somebody who may %s, nobody hears of what is lost: that is wrong',
  (without) => {
    const roles = COMPANY.roles.map((r) => ({ ...r, actions: r.actions.filter((a) => a !== without) }));
    expect(trouble({}, { roles }).filter((f) => f.what.includes('release manager'))).toEqual([
      expect.objectContaining({
        severity: 'wrong',
        what: 'Nobody is a release manager: nobody would hear when something can’t be sent',
      }),
    ]);
  },
);

test('the public address is missed where somebody needs it, and tried where it is given', () => {
  const address = (more: object) => trouble({ address: { ...FINE.address, ...more } }).map((f) => f.severity);
  expect(address({ neededBy: ['pipelines'] })).toEqual(['wrong']);
  expect(address({ given: true })).toEqual([]);
  expect(address({ given: true, why: 'it answered 502, and not as Gonogo' })).toEqual(['warning']);
  expect(address({ given: true, why: 'it answered 502, and not as Gonogo', neededBy: ['Slack'] })).toEqual(['wrong']);
});

test.each([
  [29_999, undefined],
  [30_000, 'warning'],
  [299_999, 'warning'],
  [300_000, 'wrong'],
])('clocks that differ by %d ms, in both directions', (ms, severity) => {
  expect(trouble({ aheadMs: ms })[0]?.severity).toBe(severity);
  expect(trouble({ aheadMs: -ms })[0]?.severity).toBe(severity);
});

test('what Slack would not tell is said, and nothing is judged by it', () => {
  const { channels: _, everybody: __, ...blind } = FINE;
  const found = judge({ ...blind, unseen: [{ what: 'its channels', why: 'it was asked too often' }] }, COMPANY);
  expect(found.filter((f) => f.severity !== 'fine').map((f) => f.what)).toEqual([
    'Slack does not tell its channels: it was asked too often',
  ]);
});
