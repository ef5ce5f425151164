import { describe, expect, test } from 'vitest';
import type { Role } from '../../../src/domain/company/roles.ts';
import { GONOGO } from '../../../src/domain/deciding/world.ts';
import { behind, doneBy, roleOf } from '../../../src/domain/people/done-by.ts';
import { forbidden, holdersOf, managers, managersTitle, may, rolesOf } from '../../../src/domain/people/may.ts';
import { notMember, outsider } from '../../../src/domain/people/outsiders.ts';
import { say } from '../../../src/domain/phrase.ts';
import { COMPANY, emptyWorld } from '../given.ts';
import { rolled } from '../release/made.ts';
import { spoken } from '../spoken.ts';

const role = (name: string, ...actions: Role['actions']): Role => ({
  name,
  title: name.toUpperCase(),
  members: [],
  actions,
});
const roles = [
  role('everyone', 'plan'),
  role('sre', 'deploy'),
  role('chief', 'cancel', 'freeze', 'deploy'),
  role('clerk', 'cancel'),
];
const people = {
  roles: { sre: ['USRE1', 'UBOTH'], chief: ['UBOTH', 'UCHIEF'], clerk: ['UCLERK'], everyone: ['UALL'] },
  members: new Set(['USRE1', 'UBOTH', 'UCHIEF', 'UCLERK', 'UALL', 'UOWNER']),
  guests: ['UGUEST'],
  deactivated: ['UGONE'],
};
const world = (id = 'UALL', more: Role[] = roles) => ({
  ...emptyWorld(),
  actor: { id },
  people,
  company: { ...COMPANY, roles: more },
});

describe('who may', () => {
  test('is who holds a role with all of these; what everybody may is no role of anybody', () => {
    expect(holdersOf(world(), 'deploy')).toEqual(['USRE1', 'UBOTH', 'UCHIEF']);
    expect(holdersOf(world(), 'cancel', 'freeze')).toEqual(['UBOTH', 'UCHIEF']);
    expect(holdersOf(world(), 'plan')).toEqual([]);
    expect(holdersOf(world('UALL', [role('none', 'deploy')]), 'deploy')).toEqual([]);
    expect(rolesOf(people, 'UBOTH')).toEqual(['sre', 'chief']);
    expect(rolesOf(people, 'constructor')).toEqual([]);
  });
  test('the managers may both cancel and freeze, and are called by the first role that says so', () => {
    expect(managers(world())).toEqual(['UBOTH', 'UCHIEF']);
    expect(managersTitle(world())).toBe('CHIEF');
    expect(
      managersTitle(
        world('UALL', [role('everyone', 'cancel', 'freeze'), role('frost', 'freeze'), role('clerk', 'cancel')]),
      ),
    ).toBeUndefined();
  });
  test.each<[string, string | undefined, boolean]>([
    ['USRE1', undefined, true],
    ['UALL', undefined, false],
    ['UOWNER', 'UOWNER', true],
    ['UOWNER', 'UALL', false],
    ['UGUEST', 'UGUEST', false],
    ['UGONE', 'UGONE', false],
  ])('%s, of what is %s’s: %s', (who, owner, can) => expect(may(world(), who, 'deploy', owner)).toBe(can));
});

describe('who may not is told who could', () => {
  const refused = (id: string, action: Role['actions'][number], more = roles, release?: string) => {
    const no = forbidden(world(id, more), { action }, say`do that`, release === undefined ? {} : { id: release });
    return (
      no && [
        no.refused,
        spoken(no.why),
        spoken(no.remedy ?? []),
        ...(no.offers ?? []).map((o) => `${o.verb} ${o.about}`),
      ]
    );
  };
  test.each<[string, Parameters<typeof refused>, string[] | undefined]>([
    ['one who may', ['USRE1', 'deploy'], undefined],
    [
      'one who left',
      ['UGONE', 'plan'],
      ['deactivated', "Your Slack account is deactivated, so you can't do that.", 'Ask a release manager.'],
    ],
    [
      'a guest, of what every member may',
      ['UGUEST', 'plan'],
      ['forbidden', "You can't do that: that takes a full member of this workspace.", 'Ask somebody who is one.'],
    ],
    [
      'of what no role may',
      ['UALL', 'override'],
      ['forbidden', "You can't do that: no role may.", 'Add override to the actions of a role in manifests/roles.yml.'],
    ],
    [
      'of what some roles may',
      ['UALL', 'deploy', roles, 'R-1'],
      [
        'forbidden',
        "You can't do that: that takes the role SRE or CHIEF.",
        'Ask @USRE1, @UBOTH and @UCHIEF.',
        'ask-them R-1/deploy',
      ],
    ],
    [
      'of no release',
      ['UALL', 'cancel'],
      ['forbidden', "You can't do that: that takes the role CHIEF or CLERK.", 'Ask @UBOTH, @UCHIEF and @UCLERK.'],
    ],
    [
      'of a role that nobody holds',
      ['UALL', 'deploy', [role('none', 'deploy')], 'R-1'],
      [
        'forbidden',
        "You can't do that: that takes the role NONE.",
        'Nobody holds that role: add members in manifests/roles.yml.',
      ],
    ],
  ])('%s', (_, asked, expected) => expect(refused(...asked)).toEqual(expected));
  test('five of them are named, and Gonogo itself may do all', () => {
    const many = { ...people, roles: { sre: ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'] } };
    const no = forbidden({ ...world(), people: many }, { action: 'deploy' }, say`do that`);
    expect(spoken(no?.remedy ?? [])).toBe('Ask @U1, @U2, @U3, @U4 and @U5.');
    expect(forbidden({ ...world(), actor: GONOGO }, { action: 'override' }, say`do that`)).toBeUndefined();
  });
});

describe('what only full members do', () => {
  test.each<[string, string]>([
    ['UALL', ''],
    ['UGONE', "@UGONE can't own it: that account is deactivated."],
    ['UGUEST', "@UGUEST can't own it: a guest, or of another organisation."],
    ['UNONE', "@UNONE can't own it: nobody of this workspace is known by that."],
  ])('%s named for it', (id, words) => {
    const no = notMember(people, id, say`own it`);
    expect(spoken(no?.why ?? [])).toBe(words);
    if (no)
      expect([no.refused, spoken(no.remedy ?? []), no.field]).toEqual([
        'not-able',
        'Name a full member of this workspace.',
        'to',
      ]);
  });
  test('a guest who acts is told whom to ask', () => {
    const no = outsider({ actor: { id: 'UGUEST' }, people }, say`do that`);
    expect([no?.refused, spoken(no?.why ?? []), spoken(no?.remedy ?? [])]).toEqual([
      'not-a-member',
      "You can't do that: that takes a full member of this workspace.",
      'Ask somebody who is one.',
    ]);
    expect(outsider({ actor: { id: 'UALL' }, people }, say`do that`)).toBeUndefined();
    expect(outsider({ actor: GONOGO, people }, say`do that`)).toBeUndefined();
  });
});

describe('who did it', () => {
  const owned = { owner: 'UOWNER' };
  test('is named, and for those outside what they are: a role, or the owner', () => {
    expect(roleOf('UBOTH', world())).toBe('SRE');
    expect(roleOf('UALL', world())).toBeUndefined();
    expect(doneBy(world('UBOTH'), owned)).toEqual({ by: 'UBOTH', byRole: 'SRE' });
    expect(doneBy(world('UOWNER'), owned)).toEqual({ by: 'UOWNER', byRole: 'its owner' });
    expect(doneBy(world('UALL'), owned)).toEqual({ by: 'UALL' });
    expect(doneBy(world('UOWNER'), undefined)).toEqual({ by: 'UOWNER' });
    expect(doneBy({ ...world(), actor: GONOGO }, owned)).toEqual({});
  });
  test('behind how a rollout ended is who recorded it, or who began it', () => {
    const release = rolled('completed', [], { by: 'USRE1' });
    expect(behind(release, undefined, world())).toEqual({ by: 'USRE1', byRole: 'SRE' });
    expect(behind(release, 'UALL', world())).toEqual({ by: 'UALL' });
    expect(behind(rolled('completed', [], { by: 'gonogo' }), undefined, world())).toEqual({});
  });
});
