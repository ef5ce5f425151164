import type { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { Role } from '../../src/domain/company/roles.ts';
import { Directory } from '../../src/slack/directory.ts';
import { COMPANY } from '../domain/given.ts';

const MEMBERS = [
  { id: 'U0QA', name: 'qa', tz: 'Asia/Kolkata', profile: { email: 'qa@x.example', status_text: 'On vacation' } },
  { id: 'U0SRE', name: 'sre', profile: { email: 'SRE@x.example', status_emoji: ':palm_tree:' } },
  { id: 'U0GUEST', name: 'guest', is_restricted: true, profile: { email: 'guest@x.example' } },
  { id: 'U0STRANGER', name: 'stranger', is_stranger: true, profile: {} },
  { id: 'U0LEFT', name: 'left', deleted: true, profile: { email: 'left@x.example' } },
  { id: 'U0BOT', name: 'bot', is_bot: true, profile: {} },
  // Slack says of it that it is no bot.
  { id: 'USLACKBOT', name: 'slackbot', is_bot: false, profile: {} },
];
const web = {
  users: { list: async () => ({ ok: true, members: MEMBERS }) },
  usergroups: {
    list: async () => ({
      usergroups: [{ id: 'S1', handle: 'sre', users: ['U0SRE', 'U0GUEST', 'U0LEFT', 'U0STRANGER'] }],
    }),
  },
} as unknown as WebClient;

const role = (name: string, more: Partial<Role>): Role => ({ name, title: name, members: [], actions: [], ...more });
const people = async (roles: Role[], now = '2026-03-03T09:00:00.000Z') => {
  const directory = new Directory(
    web,
    () => ({ ...COMPANY, roles }),
    () => {},
  );
  await directory.refresh();
  return directory.people(now);
};

test('guests, strangers and who left hold no role, unless it says that guests do', async () => {
  const { roles } = await people([
    role('sre', { group: 'sre' }),
    role('open', { group: 'sre', guests: true }),
    role('listed', { members: ['guest@x.example', 'QA@x.example', 'left@x.example', 'U0SRE'] }),
  ]);
  expect(roles).toEqual({ sre: ['U0SRE'], open: ['U0SRE', 'U0GUEST', 'U0STRANGER'], listed: ['U0QA', 'U0SRE'] });
});

test('full members are those of our workspace: no guests, nobody of a connected organisation, no bots, nobody who left', async () => {
  const members = [
    ...MEMBERS,
    { id: 'U0HOME', name: 'home', team_id: 'T1', profile: {} },
    { id: 'W0GRID', name: 'grid', team_id: 'E1', enterprise_user: { teams: ['T2', 'T1'] }, profile: {} },
    { id: 'U0PARTNER', name: 'partner', team_id: 'T9', profile: { email: 'partner@y.example' } },
  ];
  const connected = { ...web, users: { list: async () => ({ ok: true, members }) } } as unknown as WebClient;
  const roles = [role('sre', { members: ['partner@y.example', 'U0HOME'] })];
  const directory = new Directory(
    connected,
    () => ({ ...COMPANY, roles }),
    () => {},
    undefined,
    'T1',
  );
  expect([...(directory.people('').members ?? ['everyone'])]).toEqual([]);
  await directory.refresh();
  const { members: full, guests, roles: held } = directory.people('');
  expect([...(full ?? [])]).toEqual(['U0QA', 'U0SRE', 'U0HOME', 'W0GRID']);
  expect(guests).toEqual(['U0GUEST', 'U0STRANGER', 'U0PARTNER']);
  expect(held).toEqual({ sre: ['U0HOME'] });
});

test('who is on duty changes with the shift, with the schedule as it is read, and says when the next ones come', async () => {
  const at = (hour: string) => `2026-03-03T${hour}:00:00.000Z`;
  let shifts = [
    { from: at('06'), until: at('12'), member: 'qa@x.example' },
    { from: at('12'), until: at('18'), member: 'sre@x.example' },
  ];
  let reads = 1;
  const roster = { shifts: () => shifts, unread: () => ({}), reads: () => reads };
  const roles = [role('oncall', { shifts: [] })];
  const directory = new Directory(
    web,
    () => ({ ...COMPANY, roles }),
    () => {},
    roster,
  );
  await directory.refresh();
  const duty = (now: string) => directory.people(now).onDuty?.oncall;
  expect([duty(at('05')), duty(at('06')), duty(at('11')), duty(at('12')), duty(at('18'))]).toEqual([
    [],
    ['U0QA'],
    ['U0QA'],
    ['U0SRE'],
    [],
  ]);
  expect(directory.people(at('07')).shiftsAhead).toEqual({ oncall: [at('12')] });
  expect(directory.people(at('08'))).toBe(directory.people(at('09')));
  shifts = [{ from: at('06'), until: at('18'), member: 'sre@x.example' }];
  reads += 1;
  expect(duty(at('10'))).toEqual(['U0SRE']);
});

test('who is away by their status, and handles', async () => {
  const { away, handles, guests, zones } = await people([]);
  expect(away).toEqual(['U0QA', 'U0SRE']);
  expect(handles?.qa).toBe('U0QA');
  expect(guests).toEqual(['U0GUEST', 'U0STRANGER']);
  expect(zones?.U0QA).toBe('Asia/Kolkata');
});

test('who is on duty at the moment holds the role, and is known to by schedule', async () => {
  const shifts = [
    { from: '2026-03-03T06:00:00.000Z', until: '2026-03-03T18:00:00.000Z', member: 'qa@x.example' },
    { from: '2026-03-03T18:00:00.000Z', until: '2026-03-04T06:00:00.000Z', member: 'sre@x.example' },
    { from: '2026-03-03T18:00:00.000Z', until: '2026-03-04T06:00:00.000Z', member: 'left@x.example' },
  ];
  const roles = [role('oncall', { shifts })];
  expect(await people(roles)).toMatchObject({ roles: { oncall: ['U0QA'] }, onDuty: { oncall: ['U0QA'] } });
  expect((await people(roles, '2026-03-03T18:00:00.000Z')).roles).toEqual({ oncall: ['U0SRE'] });
  expect((await people(roles, '2026-03-04T06:00:00.000Z')).roles).toEqual({ oncall: [] });
});

test.each<[string, object, string]>([
  [
    'a plan without them',
    { code: 'slack_webapi_platform_error', data: { error: 'plan_upgrade_required' } },
    'paid plan',
  ],
  ['a server without them', { code: 'slack_webapi_http_error', statusCode: 404 }, 'Slack answered 404'],
])('user groups: %s is not waited for, and roles live from who is listed', async (_, refused, why) => {
  const list = () => Promise.reject(Object.assign(new Error('refused'), refused));
  const roles = [role('sre', { group: 'sre', members: ['qa@x.example'] })];
  const directory = new Directory(
    { ...web, usergroups: { list } } as unknown as WebClient,
    () => ({ ...COMPANY, roles }),
    () => {},
  );
  await directory.refresh();
  expect(directory.groupsUnread()).toContain(why);
  expect(directory.people('').roles).toEqual({ sre: ['U0QA'] });
});
