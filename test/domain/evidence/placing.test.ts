import { describe, expect, test } from 'vitest';
import type { Build, Builds } from '../../../src/domain/build/build.ts';
import { digestIn, withDigest } from '../../../src/domain/evidence/by-digest.ts';
import type { Artifact, Evidence } from '../../../src/domain/evidence/evidence.ts';
import { lackingOf, sameAgain } from '../../../src/domain/evidence/kept/index.ts';
import { placed, placedAgain, type SaidPlace } from '../../../src/domain/evidence/placing.ts';
import type { CheckTold } from '../../../src/domain/evidence/told.ts';
import type {
  AlertKept,
  CommitsKept,
  DeploymentKept,
  IncidentKept,
  Kept,
  Unmatched,
} from '../../../src/domain/evidence/unmatched.ts';
import { COMPANY, NOW } from '../given.ts';
import { spoken } from '../spoken.ts';

const check = (more: Partial<CheckTold> = {}): CheckTold => ({
  ...{ type: 'check', from: { service: 'api', commit: 'aabbccd' }, kind: 'tests', app: 'ci', name: 'unit' },
  ...{ state: 'passed', ...more },
});
const deployment = (from: Partial<DeploymentKept['from']> = {}): DeploymentKept => ({
  ...{ type: 'deployment', key: '7', state: 'succeeded', at: NOW, url: 'https://ci.example/7' },
  from: { service: 'api', environment: 'production', version: '4.2', ...from },
});
const incident = (from: IncidentKept['from'] = {}): IncidentKept => ({
  ...{ type: 'incident', key: 'P1', title: 'Checkout fails', state: 'open', severity: 'high', startedAt: NOW },
  from: { service: 'api', ...from },
});
const alert = (from: AlertKept['from'] = {}): AlertKept => ({
  ...{ type: 'alert', key: 'a1', state: 'firing', from: { service: 'api', ...from } },
  ...{ name: 'Slow', startsAt: NOW, at: NOW },
});
const pushed: CommitsKept = {
  ...{ type: 'commits', from: { repository: 'acme/api', commit: 'aabbccd' } },
  ...{ commits: [{ sha: 'aabbccd', title: 'fix: x' }], merge: { tip: 'aabbccd', number: 7 } },
};
const put = (told: Kept, said?: SaidPlace) => placed(COMPANY, { source: 'ci', told, ...(said && { said }) });

describe('what is told finds its place', () => {
  const { from: _f, type: _t, ...report } = deployment();
  const deployed = { ...report, type: 'HearDeployment', source: 'ci', service: 'api', environment: 'production' };
  const { from: _i, type: _y, ...sighting } = incident();
  const heard = { ...sighting, type: 'HearIncident', source: 'ci', service: 'api' };
  const slow = { key: 'a1', name: 'Slow', status: 'firing', startsAt: NOW };
  const alerted = { type: 'HearAlerts', source: 'ci', truncated: false };
  const evidence = { type: 'HearEvidence', source: 'ci', service: 'api' };
  const unnamed = check({ from: { service: 'api' } });
  const PLACES: [what: string, told: Kept, said: SaidPlace | undefined, command: object][] = [
    ['a check', check(), undefined, { ...evidence, told: check() }],
    [
      'a check of what is no service',
      check({ from: {} }),
      { service: 'shop', version: '1' },
      {
        ...{ ...evidence, service: 'shop', told: check({ from: { version: '1' } }) },
      },
    ],
    [
      'a check whose version was said',
      unnamed,
      { version: '4.2' },
      {
        ...evidence,
        told: check({ from: { service: 'api', version: '4.2' } }),
      },
    ],
    [
      'a deployment of a tag that does not say that it is one',
      { ...deployment(), from: { service: 'api', environment: 'production', ref: 'api-v4.2.0', commit: 'aabbccd' } },
      undefined,
      { ...deployed, regions: [], version: 'api-v4.2.0', commit: 'aabbccd' },
    ],
    [
      'a deployment of a branch that looks like a tag',
      { ...deployment(), from: { service: 'api', environment: 'production', ref: 'fix-v4.2.0', commit: 'aabbccd' } },
      undefined,
      { ...deployed, regions: [], commit: 'aabbccd' },
    ],
    [
      'a check of a tag that does not say that it is one',
      check({ from: { service: 'api', ref: 'api-v4.2.0' } }),
      undefined,
      { ...evidence, told: check({ from: { service: 'api', ref: 'api-v4.2.0', version: 'api-v4.2.0' } }) },
    ],
    ['a deployment everywhere', deployment(), undefined, { ...deployed, regions: [], version: '4.2' }],
    [
      'a deployment in a region',
      deployment({ environment: 'production/eu' }),
      undefined,
      {
        ...{ ...deployed, regions: ['eu'], version: '4.2' },
      },
    ],
    [
      'a deployment of a commit',
      deployment({ commit: 'aabbccd' }),
      undefined,
      {
        ...{ ...deployed, regions: [], version: '4.2', commit: 'aabbccd' },
      },
    ],
    [
      'a deployment whose place and version were said',
      deployment({ environment: 'prd' }),
      {
        ...{ environment: 'production/us', version: '4.3' },
      },
      { ...deployed, regions: ['us'], version: '4.3' },
    ],
    ['an incident', incident(), undefined, heard],
    [
      'an incident somewhere',
      incident({ environment: 'production' }),
      undefined,
      {
        ...{ ...heard, environment: 'production' },
      },
    ],
    [
      'an incident whose place was said',
      incident({ environment: 'prd' }),
      { environment: 'production' },
      {
        ...{ ...heard, environment: 'production' },
      },
    ],
    [
      'an alert, by the region of an environment too',
      alert({ environment: 'production/eu' }),
      undefined,
      { ...alerted, alerts: [{ ...slow, service: 'api', environment: 'production' }] },
    ],
    [
      'an alert whose service and place were said',
      alert({ service: 'x', environment: 'prd' }),
      { service: 'shop', environment: 'production' },
      { ...alerted, alerts: [{ ...slow, service: 'shop', environment: 'production' }] },
    ],
  ];
  test('commits are of each service whose code they may be, or of the one that was said', () => {
    const shared = COMPANY.services.map((s) => ({ ...s, repositories: ['acme/mono'] }));
    const told = { ...pushed, from: { ...pushed.from, repository: 'acme/mono' } };
    const heardBy = (service: string) => [
      { type: 'HearMerge', service, merge: pushed.merge },
      { type: 'HearCommits', service, commits: pushed.commits },
    ];
    expect(placed({ ...COMPANY, services: shared }, { source: 'ci', told })).toEqual({
      commands: shared.flatMap((s) => heardBy(s.name)),
    });
    expect(put({ ...told, from: { repository: 'acme/new' } }, { service: 'api' })).toEqual({
      commands: heardBy('api'),
    });
    const again = placedAgain(COMPANY, { ...{ v: 7, id: 'U-1', source: 'ci', told: pushed, why: [], at: NOW } });
    expect(again).toEqual({ commands: heardBy('api').map((c, n) => (n === 1 ? { ...c, settles: 'U-1' } : c)) });
  });
  test.each(PLACES)('%s', (_, told, said, command) => expect(put(told, said)).toEqual({ commands: [command] }));

  const bare = { type: 'deployment', key: '7', state: 'succeeded' } as const;
  const NOWHERE: [what: string, told: Kept, why: string][] = [
    ['of no version', unnamed, 'it tells neither a commit nor a version'],
    [
      'a deployment of no version',
      { ...bare, from: { service: 'api', environment: 'production' } },
      'it tells neither a commit nor a version',
    ],
    ['a deployment elsewhere', deployment({ environment: 'prd' }), 'no environment is called prd'],
    ['an alert elsewhere', alert({ environment: 'prd' }), 'no environment is called prd'],
    ['an alert of nowhere', alert(), 'it tells no environment'],
    [
      'a push to nobody’s repository',
      { ...pushed, from: { repository: 'acme/new' } },
      'nothing in services.yml fits repository acme/new',
    ],
    ['an incident elsewhere', incident({ environment: 'x'.repeat(90) }), `no environment is called ${'x'.repeat(80)}`],
  ];
  test.each(NOWHERE)('%s does not, and it is said why', (_, told, why) => {
    const where = put(told);
    expect('unmatched' in where && spoken(where.unmatched)).toBe(why);
  });
});

const LACKING: [what: string, told: Kept, environment: boolean, version: boolean][] = [
  ['a check', check(), false, false],
  ['a check of no version', check({ from: {} }), false, true],
  ['a deployment', deployment(), false, false],
  ['a deployment elsewhere', deployment({ environment: 'prd' }), true, false],
  [
    'a deployment of a commit',
    { ...deployment(), from: { environment: 'eu.production', commit: 'aabbccd' } },
    false,
    false,
  ],
  ['a deployment of nothing', { ...deployment(), from: { environment: 'production' } }, false, true],
  ['an alert', alert({ environment: 'production' }), false, false],
  ['an alert of nowhere', alert(), true, false],
  ['a push', pushed, false, false],
  ['an incident of nowhere', incident(), false, false],
  ['an incident', incident({ environment: 'production' }), false, false],
  ['an incident elsewhere', incident({ environment: 'prd' }), true, false],
];
test.each(LACKING)('what has to be said of %s', (_, told, environment, version) =>
  expect(lackingOf(COMPANY, told)).toEqual({ environment, version }),
);

test('what was kept is heard in the order in which it was told, the last of it settles; where one finds no place, none is heard', () => {
  const kept = (earlier: Kept[], told: Kept): Unmatched => ({
    ...{ v: 7, id: 'U-1', source: 'pagerduty', told, earlier, why: [], at: NOW },
  });
  const [opened, resolved] = [incident(), { ...incident(), state: 'resolved' as const }];
  expect(placedAgain(COMPANY, kept([opened], resolved))).toMatchObject({
    commands: [
      { state: 'open', source: 'pagerduty' },
      { state: 'resolved', settles: 'U-1' },
    ],
  });
  expect(placedAgain(COMPANY, kept([opened], resolved))).not.toHaveProperty('commands.0.settles');
  const elsewhere = incident({ environment: 'prd' });
  expect(placedAgain(COMPANY, kept([elsewhere], resolved))).toHaveProperty('unmatched');
  expect(placedAgain(COMPANY, kept([opened], elsewhere))).toHaveProperty('unmatched');
  expect(placedAgain(COMPANY, kept([elsewhere], elsewhere), { environment: 'production' })).toMatchObject({
    commands: [{ environment: 'production' }, { environment: 'production', settles: 'U-1' }],
  });
});

describe('what a digest alone is of', () => {
  const DIGEST = 'sha256:ab';
  const made = (id: string, ...artifacts: Partial<Artifact>[]): Evidence => ({
    ...{ v: 5, id, checks: [], scans: [], exceptions: [], confirmed: [], merges: [] },
    artifacts: artifacts.map((a) => ({ name: 'image', source: 'ci', at: NOW, digest: DIGEST, ...a })),
  });
  const byCommit = made('api/aabbccd', { commit: 'aabbccd00' });
  const later = '2026-03-03T10:00:00.000Z';
  const FOUND: [what: string, from: Kept['from'], found: Evidence[], more: object][] = [
    ['its commit', {}, [byCommit], { service: 'api', commit: 'aabbccd00' }],
    ['its version, where nobody told a commit', {}, [made('api@4.2', {})], { service: 'api', version: '4.2' }],
    [
      'a service alone, where it is kept by a commit that it does not tell',
      {},
      [made('api/aabbccd', {})],
      { service: 'api' },
    ],
    [
      'the newest, whichever came first',
      {},
      [byCommit, made('api@4.3', { at: later })],
      { service: 'api', version: '4.3' },
    ],
    [
      'the newest, the other way round',
      {},
      [made('api@4.3', { at: later }), byCommit],
      { service: 'api', version: '4.3' },
    ],
    ['nothing of another digest', {}, [made('api@4.2', { digest: 'sha256:cd' })], {}],
    ['nothing, where it may be of two services', {}, [byCommit, made('shop@1', {})], {}],
    [
      'of the service that it names',
      { service: 'api' },
      [byCommit, made('shop@1', { at: later })],
      { commit: 'aabbccd00' },
    ],
    ['nothing of another service than it names', { service: 'api' }, [made('shop@1', {})], {}],
    ['a service, not another version than it tells', { version: '5.0' }, [byCommit], { service: 'api' }],
    ['a service, not another commit than it tells', { commit: 'ffff000' }, [byCommit], { service: 'api' }],
  ];
  test.each(FOUND)('%s', (_, from, found, more) => {
    const told = check({ from: { ...from, digest: DIGEST } });
    expect(withDigest(COMPANY, told, found)).toEqual(check({ from: { ...from, digest: DIGEST, ...more } }));
  });

  const byAnother = made('api/ffff000', { commit: 'ffff00011' });
  const built = (...builds: Partial<Build>[]): Builds => ({
    ...{ v: 6, service: 'api' },
    builds: builds.map((b) => ({ version: '5.0', commit: 'aabbccd00', commits: [], at: NOW, ...b })),
  });
  const itself = { service: 'api', commit: 'aabbccd00' };
  const OF_ITSELF: [what: string, from: Kept['from'], found: Evidence[], builds: Builds | undefined, is: object][] = [
    ['not of another commit', { service: 'api', commit: 'ffff000' }, [byCommit], undefined, itself],
    ['not of a version of another commit', { version: '5.0' }, [byCommit], built({ commit: 'ffff000' }), itself],
    ['not of another version', { version: '5.0' }, [made('api@4.2', {})], built(), { service: 'api', version: '4.2' }],
    ['of its own version', { version: '5.0' }, [byCommit], built(), { service: 'api', version: '5.0' }],
    [
      'of the version that nobody has built',
      { version: '5.0' },
      [byCommit],
      undefined,
      { service: 'api', version: '5.0' },
    ],
    [
      'of its commit, though written short',
      { commit: 'AABBCCD' },
      [byCommit],
      undefined,
      { service: 'api', commit: 'AABBCCD' },
    ],
    [
      'of each commit that was built to the same bytes',
      { service: 'api', commit: 'ffff000' },
      [byCommit, byAnother],
      undefined,
      { service: 'api', commit: 'ffff000' },
    ],
    [
      'of what it names, where its bytes are of another service',
      { service: 'api', commit: 'ffff000' },
      [made('shop/1', { commit: 'ab' })],
      undefined,
      { service: 'api', commit: 'ffff000' },
    ],
  ];
  test.each(OF_ITSELF)('an SBOM, or provenance, is of what its digest is, %s', (_, from, found, builds, is) => {
    for (const kind of ['sbom', 'provenance'] as const) {
      const told = check({ kind, from: { ...from, digest: DIGEST } });
      expect(digestIn(told)).toBe(DIGEST);
      expect(withDigest(COMPANY, told, found, builds && { api: builds })).toEqual(
        check({ kind, from: { digest: DIGEST, ...is } }),
      );
    }
  });

  const artifact = { type: 'artifact', name: 'image' } as const;
  const ASKED: [what: string, told: Kept, digest: string | undefined][] = [
    ['what tells neither', check({ from: { digest: DIGEST } }), DIGEST],
    ['what tells a service alone', check({ from: { digest: DIGEST, service: 'api' } }), DIGEST],
    ['what tells a commit alone', check({ from: { digest: DIGEST, commit: 'aabbccd' } }), DIGEST],
    ['what tells both', check({ from: { digest: DIGEST, commit: 'aabbccd', service: 'api' } }), undefined],
    ['an artifact, which is what others are found by', { ...artifact, from: { digest: DIGEST } }, undefined],
  ];
  test.each(ASKED)('is asked of %s', (_, told, digest) => expect(digestIn(told)).toBe(digest));
});

describe('what has no place yet and is told again is the same', () => {
  const REPOSITORY = { repository: 'acme/api', commit: 'aabbccd' };
  const NEXT = { ...REPOSITORY, commit: 'ffff000', version: '5', branch: 'b', digest: 'sha256:cd', paths: ['a'] };
  const findings = (from: Kept['from'], complete = true, part?: string): Kept => ({
    ...{ type: 'findings', tool: 'trivy', complete, findings: [], from, ...(part && { part }) },
  });
  const AGAIN: [what: string, one: Kept, other: Kept, same: boolean][] = [
    ['a deployment in another state', deployment(), { ...deployment(), state: 'failed' }, true],
    ['another deployment', deployment(), { ...deployment(), key: '8' }, false],
    ['an incident that is over', incident(), { ...incident(), state: 'resolved', title: 'x' }, true],
    ['an incident of a deployment’s key', { ...incident(), key: '7' }, deployment(), false],
    ['a check of the next commit', check({ from: REPOSITORY }), check({ from: NEXT, state: 'failed' }), true],
    ['a check of another name', check({ from: REPOSITORY }), check({ from: NEXT, name: 'e2e' }), false],
    [
      'a check of another repository',
      check({ from: REPOSITORY }),
      check({ from: { ...NEXT, repository: 'acme/b' } }),
      false,
    ],
    ['a check of another workflow', check({ from: REPOSITORY }), check({ from: NEXT, workflow: 'w' }), false],
    ['a check of no repository', check({ from: { commit: 'aabbccd' } }), check({ from: { commit: 'ffff000' } }), false],
    [
      'a check of no commit',
      check({ from: { repository: 'acme/api' } }),
      check({ from: { repository: 'acme/api' }, state: 'failed' }),
      false,
    ],
    [
      'a review of the next commit',
      check({ from: REPOSITORY, kind: 'review' }),
      check({ from: NEXT, kind: 'review' }),
      false,
    ],
    ['a scan of the next commit', findings(REPOSITORY), findings(NEXT), true],
    ['a scan of another part', findings(REPOSITORY), findings(NEXT, true, 'go'), false],
    ['findings that change alone', findings(REPOSITORY, false), findings(NEXT, false), false],
  ];
  test.each(AGAIN)('%s', (_, one, other, same) => {
    if (same) expect(sameAgain(other)).toEqual(sameAgain(one));
    else expect(sameAgain(other)).not.toEqual(sameAgain(one));
  });
});
