import { describe, expect, test } from 'vitest';
import type { Company } from '../../src/domain/company/company.ts';
import { roleTitle } from '../../src/domain/company/roles.ts';
import { dictionary, own, withEntry } from '../../src/domain/own.ts';
import { rolesOf } from '../../src/domain/people/may.ts';
import { riskOf } from '../../src/domain/risk/risk.ts';
import { COMPANY, emptyWorld, Given, given, PEOPLE, PLAN } from './given.ts';

const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

describe.each(NAMES)('%s, which every object has', (name) => {
  test('is held by no record, unless it was put there', () => {
    expect(own({}, name)).toBeUndefined();
    expect(own(undefined, name)).toBeUndefined();
    expect(own(Object.fromEntries([[name, 1]]), name)).toBe(1);
    expect(dictionary<number>()[name]).toBeUndefined();
    expect(withEntry(withEntry({ a: 1 }, name, 2), 'b', 3)[name]).toBe(2);
    expect(withEntry({ a: 1 }, 'b', 3)[name]).toBeUndefined();
  });

  test('is nobody, holds no role, and is no release, also when others have just changed', () => {
    expect(rolesOf({ ...PEOPLE, roles: {} }, name)).toEqual([]);
    const after = given().done(PLAN);
    after.when({ type: 'OpenVote', release: name }).thenRefused('unknown-release');
    after.when({ type: 'StartDeploy', release: name }).thenRefused('unknown-release');
    after.when({ type: 'DelegateVote', to: 'UQA', role: name, from: '', until: '' }).thenRefused('not-a-voter');
    expect(roleTitle(COMPANY, name)).toBe(name);
  });

  test('may be a service, an environment, a role, a deadline and a step', () => {
    const company: Company = {
      ...COMPANY,
      services: [{ name, about: '', dependsOn: [] }],
      environments: [{ name, regions: [name, 'us'], target: 'pipeline', stageTimeoutMinutes: 30 }],
      policies: COMPANY.policies.map((p) => ({
        ...p,
        environments: [name],
        rules: [{ role: name, need: 1, veto: true }],
      })),
      roles: [...COMPANY.roles, { name, title: name, members: [], actions: [] }],
      deadlines: [
        {
          name,
          title: name,
          before: { count: 1, unit: 'hours' },
          owes: name,
          remindHours: 24,
          cutOff: false,
          gate: true,
          scope: { services: [], environments: [] },
        },
      ],
    };
    const roles = withEntry(PEOPLE.roles, name, ['UQA']);
    const g = new Given({ ...emptyWorld(), company, people: { ...PEOPLE, roles } })
      .done({ ...PLAN, items: [{ service: name, version: '1' }], environment: name })
      .done({ type: 'OpenVote', release: 'R-1' })
      .by('UQA')
      .done({ type: 'CastBallot', release: 'R-1', vote: 'R-1/v1', answer: 'go', why: '' })
      .by('UMANAGER')
      .at('2026-03-03T12:00:00.000Z');
    const release = () => g.world.releases['R-1'];
    const planned = release();
    // Nobody knows yet what of it runs there.
    expect(planned && riskOf(planned, g.world).level).toBe('medium');
    g.when({ type: 'StartDeploy', release: 'R-1' }).thenRefused('blocked');
    g.by('UQA').done({ type: 'MeetDeadline', release: 'R-1', deadline: name });
    g.by('UMANAGER').done({ type: 'StartDeploy', release: 'R-1' }).by('gonogo');
    for (const stage of [name, 'us'])
      g.done({
        type: 'ReportStage',
        release: 'R-1',
        deployId: 'R-1-1',
        stage,
        status: 'succeeded',
        n: 1,
        message: '',
      });
    expect(release()?.status).toBe('completed');
    expect(own(own(g.world.environments, name)?.live, name)).toMatchObject(
      withEntry({ us: { now: { version: '1' } } }, name, { now: { version: '1' } }),
    );
    expect(own(own(g.world.environments, name)?.history, name)).toEqual(['completed']);
  });
});
