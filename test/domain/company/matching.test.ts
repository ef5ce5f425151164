import { expect, test } from 'vitest';
import { environmentCalled, matchedTo, serviceOf, servicesFitting } from '../../../src/domain/company/matching.ts';
import { mayFit } from '../../../src/domain/company/may-fit.ts';
import type { Origin } from '../../../src/domain/company/origin.ts';
import type { Service } from '../../../src/domain/company/services.ts';
import { versionIn } from '../../../src/domain/company/tagged.ts';
import { originOf } from '../../../src/domain/evidence/kept/index.ts';
import { isOfAnotherBranch, placed } from '../../../src/domain/evidence/placing.ts';
import type { Kept } from '../../../src/domain/evidence/unmatched.ts';
import { refIn } from '../../../src/inbound/refs.ts';
import { check as checkTold } from '../evidence/ready.ts';
import { spoken } from '../spoken.ts';

const service = (name: string, by: Partial<Service> = {}): Service => ({ name, about: name, dependsOn: [], ...by });

const MONO = ['acme/mono'];
const COMPANY = {
  services: [
    service('ledger', { repositories: ['acme/books', 'acme/ledger-legacy'], images: ['ghcr.io/acme/books'] }),
    service('shop', { repositories: MONO, paths: ['services/shop/**', '*.lock'], workflows: ['Shop CI'] }),
    service('search', { repositories: MONO, paths: ['services/search/**'], workflows: ['Search CI'] }),
    service('payments', { labels: { app: 'pay', tier: 'backend' } }),
    service('web'),
    service('till', { repositories: ['acme/till'], branches: ['main', 'release/*'] }),
    service('till-next', { repositories: ['acme/till'], branches: ['next'] }),
    service('kiosk', { repositories: ['acme/kiosk'], branches: ['main'] }),
    service('wiki', { repositories: ['acme/handbook'] }),
    service('handbook-site', { repositories: ['acme/handbook'], paths: ['site/**'] }),
  ],
};

const found: [string, Origin, string | undefined][] = [
  ['its repository, in whatever case', { repository: 'Acme/Books' }, 'ledger'],
  ['another repository of it', { repository: 'acme/ledger-legacy' }, 'ledger'],
  ['a branch that it is released from', { repository: 'acme/till', branch: 'Release/4.2' }, 'till'],
  ['a branch that another is released from', { repository: 'acme/till', branch: 'next' }, 'till-next'],
  ['a branch that none is released from', { repository: 'acme/till', branch: 'main-2' }, undefined],
  [
    'a queue that merges into it',
    { repository: 'acme/till', branch: `gh-readonly-queue/main/pr-7-${'a1'.repeat(20)}` },
    'till',
  ],
  [
    'a queue that merges into a branch with a folder',
    { repository: 'acme/till', branch: `gh-readonly-queue/release/4.2/pr-12-${'a1'.repeat(20)}` },
    'till',
  ],
  [
    'a queue that merges into a branch that none is released from',
    { repository: 'acme/till', branch: `gh-readonly-queue/wip/pr-7-${'a1'.repeat(20)}` },
    undefined,
  ],
  [
    'a branch that is called as a queue begins',
    { repository: 'acme/till', branch: 'gh-readonly-queue/main' },
    undefined,
  ],
  [
    'a train, of which nobody tells whither',
    { repository: 'acme/kiosk', branch: 'refs/merge-requests/7/train' },
    'kiosk',
  ],
  ['a merge request on no train', { repository: 'acme/kiosk', branch: 'refs/merge-requests/7/merge' }, undefined],
  ['a repository of several branches, and none told', { repository: 'acme/till' }, undefined],
  ['a branch of a service that names none', { repository: 'acme/books', branch: 'wip' }, 'ledger'],
  ['its image, with a tag and a digest', { image: 'ghcr.io/acme/books:2.9@sha256:ab' }, 'ledger'],
  ['an image of a registry with a port is no tag', { image: 'localhost:5000/acme/web' }, 'web'],
  [
    'a repository with an image that is another',
    { repository: 'acme/books', image: 'ghcr.io/acme/sidecar' },
    undefined,
  ],
  ['a shared repository by its workflow', { repository: 'acme/mono', workflow: 'Shop CI' }, 'shop'],
  ['a shared repository by its paths', { repository: 'acme/mono', paths: ['services/search/a/b.ts'] }, 'search'],
  ['a hidden file counts as under its folder', { repository: 'acme/mono', paths: ['services/shop/.env'] }, 'shop'],
  ['a shared repository, and nothing else told', { repository: 'acme/mono' }, undefined],
  [
    'a shared repository, with paths of both',
    { repository: 'acme/mono', paths: ['services/shop/a', 'services/search/a'] },
    undefined,
  ],
  ['a shared repository, with paths of neither', { repository: 'acme/mono', paths: ['docs/a.md'] }, undefined],
  ['a workflow of neither', { repository: 'acme/mono', workflow: 'Lint' }, undefined],
  ['a workflow alone, of a system without repositories', { workflow: 'search ci' }, 'search'],
  ['a shared repository, and a name that is among those', { repository: 'acme/mono', service: 'Search' }, 'search'],
  ['a name against the rules is no guess', { repository: 'acme/books', service: 'web' }, undefined],
  ['a name that is none, and a rule', { repository: 'acme/books', service: 'acct' }, 'ledger'],
  ['a name alone', { service: 'WEB' }, 'web'],
  ['all labels of a rule', { labels: { app: 'pay', tier: 'backend', pod: 'x' } }, 'payments'],
  ['some labels of a rule', { labels: { app: 'pay' } }, undefined],
  ['a repository called as the service, without a rule', { repository: 'acme/web' }, 'web'],
  ['a repository called as a service that names another', { repository: 'other/ledger' }, undefined],
  ['a repository, but for the folder of another service', { repository: 'acme/handbook', paths: ['index.md'] }, 'wiki'],
  [
    'the folder of a service goes before its repository',
    { repository: 'acme/handbook', paths: ['site/a.css'] },
    'handbook-site',
  ],
  ['files in the folder and outside', { repository: 'acme/handbook', paths: ['site/a.css', 'index.md'] }, undefined],
  ['a repository of which a folder is another service’s, without files', { repository: 'acme/handbook' }, undefined],
  ['what every object has', { repository: 'a/constructor', labels: {}, service: '__proto__' }, undefined],
  ['nothing', {}, undefined],
];

test.each(found)('%s', (_, origin, expected) => {
  expect(serviceOf(COMPANY, origin)?.name).toBe(expected);
});

test('whoever is not told apart is named, so that somebody can', () => {
  const why = (origin: Origin) => {
    const matched = matchedTo(COMPANY, origin);
    return 'unmatched' in matched ? spoken(matched.unmatched) : matched.service.name;
  };
  expect(why({ repository: 'acme/mono' })).toBe('by services.yml it may be of shop and search');
  expect(why({ repository: 'acme/books', service: 'web' })).toBe('it names web, and by services.yml it is of ledger');
  expect(why({ repository: 'acme/new', workflow: 'CI' })).toBe(
    'nothing in services.yml fits repository acme/new, workflow CI',
  );
  expect(why({ labels: { app: 'x' } })).toBe('nothing in services.yml fits labels app=x');
  expect(why({})).toBe('nothing in services.yml fits it: it names no service and no repository');
});

test('a check of a shared repository is found by what it is called', () => {
  const shared = (name: string, checks: string[]) =>
    service(name, { repositories: MONO, paths: [`${name}/**`], checks });
  const mono = {
    services: [
      service('ledger', { repositories: MONO, paths: ['ledger/**'] }),
      shared('cart', ['build (cart*)', 'sonarqubecloud/cart']),
      shared('pay', ['build (pay)']),
    ],
  };
  const of = (name: string, app = 'github-actions') =>
    serviceOf(
      mono,
      originOf({ type: 'check', from: { repository: 'acme/mono' }, kind: 'ci', app, name, state: 'passed' }),
    )?.name;
  expect(['build (cart)', 'Build (Cart, 20)', 'build (pay)', 'build (payments)', 'lint'].map((n) => of(n))).toEqual([
    'cart',
    'cart',
    'pay',
    undefined,
    undefined,
  ]);
  expect([of('cart', 'sonarqubecloud'), of('cart')]).toEqual(['cart', undefined]);
  // A push says nothing of checks: its paths tell.
  expect(serviceOf(mono, { repository: 'acme/mono', paths: ['pay/a'] })?.name).toBe('pay');
  const tool = 'build (pay)';
  const from = { repository: 'acme/mono' };
  expect(serviceOf(mono, originOf({ type: 'findings', from, tool, complete: true, findings: [] }))?.name).toBe('pay');
});

test('a commit that touches the folders of several services is of each', () => {
  const touching = (...paths: string[]) =>
    servicesFitting(COMPANY, { repository: 'acme/mono', paths }).map((s) => s.name);
  expect(touching('services/shop/a', 'services/search/b')).toEqual(['shop', 'search']);
  expect(touching('pnpm.lock')).toEqual(['shop']);
  expect(touching('README.md')).toEqual([]);
});

test('an environment is what a system calls it', () => {
  const environments = [
    { name: 'staging', regions: ['eu'], stageTimeoutMinutes: 30 },
    { name: 'production', alsoCalled: ['prod', 'Production – EU'], regions: ['eu'], stageTimeoutMinutes: 30 },
  ];
  const called = (name: string) => environmentCalled({ environments }, name)?.name;
  expect(['production', 'PROD', 'production – eu', 'Staging', 'qa', 'constructor'].map(called)).toEqual([
    'production',
    'production',
    'production',
    'staging',
    undefined,
    undefined,
  ]);
});

test.each([
  [{ repository: 'Acme/Books' }, ['ledger', 'payments']],
  [{ repository: 'acme/mono' }, ['shop', 'search', 'payments']],
  [{ repository: 'other/one' }, ['payments']],
  [
    { image: 'ghcr.io/acme/books' },
    ['ledger', 'shop', 'search', 'payments', 'till', 'till-next', 'kiosk', 'wiki', 'handbook-site'],
  ],
])(
  'of what comes from %o only those are looked at that may fit: not each of some hundred services',
  (origin, names) => {
    expect(mayFit(COMPANY.services, origin).map((s) => s.name)).toEqual(names);
  },
);

test.each<[string, string, string, string | undefined]>([
  ...['hotfix/1.2.1', 'release/4.2.0', 'dependabot/npm_and_yarn/axios-1.6.0', 'fix/login-2.0.1'].map(
    (name): [string, string, string, undefined] => ['a branch with a version in its name', 'kiosk', name, undefined],
  ),
  ...['5.0', '2026.1', 'v1.2-hotfix', '4.2.0-by-lin'].map((name): [string, string, string, undefined] => [
    'what branches are called as well',
    'kiosk',
    name,
    undefined,
  ]),
  ...['v4.2.0', '4.2.0', 'v4.2', '4.2.0-rc.1', 'v4.2-rc1', '2026.11.27', '4.2.0+build.7'].map(
    (name): [string, string, string, string] => ['what only a tag is called', 'kiosk', name, 'kiosk'],
  ),
  ['a tag with its name', 'kiosk', 'kiosk-v4.2.0', 'kiosk'],
  ['a branch of which one is released, and another not', 'till', 'release/4.2.0', 'till'],
  ['a tag with the name of the other', 'till', 'till-next@4.2.0', 'till-next'],
])(
  '%s: of %s’s repository, %s, of which nobody says whether it is a branch or a tag',
  (_, repository, name, service) => {
    const from = { repository: `acme/${repository}`, commit: '1f3c9ab04d5e', ...refIn(name) };
    const told = checkTold({ from });
    expect(serviceOf(COMPANY, originOf(told))?.name).toBe(service);
    expect(isOfAnotherBranch({ ...COMPANY, environments: [] }, told)).toBe(service === undefined);
  },
);

test('a branch that is called as a version is none of a service that is released from it', () => {
  const from = (name: string) => ({ repository: 'acme/a', ...refIn(name) });
  const [own, other] = [service('a', { branches: ['5.*'] }), service('a', { branches: ['main'] })];
  expect([versionIn(from('5.0'), own), versionIn(from('v5.0.1'), own)]).toEqual([undefined, 'v5.0.1']);
  expect(versionIn(from('5.0'), other)).toBe('5.0');
  expect(versionIn({ version: '5.0' }, own)).toBe('5.0');
});

const onBranch = (branch: string) => ({ repository: 'acme/till', branch, commit: '1f3c9ab04d5e' });
test.each<[string, Kept, boolean]>([
  ['a check', checkTold({ from: onBranch('wip') }), true],
  ['a check of a branch that it is released from', checkTold({ from: onBranch('main') }), false],
  ['an artifact', { type: 'artifact', from: onBranch('wip'), name: 'till' }, true],
  [
    'an approval, which is of the commit wherever that goes',
    checkTold({ kind: 'review', from: onBranch('wip') }),
    false,
  ],
  ['commits, whose authors count wherever they go', { type: 'commits', from: onBranch('wip'), commits: [] }, false],
  ['a check of a repository that is nobody’s', checkTold({ from: { ...onBranch('wip'), repository: 'a/b' } }), false],
])('%s of a branch that no service is released from is of no use', (_, told, is) => {
  expect(isOfAnotherBranch({ ...COMPANY, environments: [] }, told)).toBe(is);
});

test('commits of any branch are of each service of their repository', () => {
  const told: Kept = { type: 'commits', from: onBranch('wip'), commits: [] };
  const found = placed({ ...COMPANY, environments: [] }, { source: 'github', told });
  expect('commands' in found && found.commands.map((c) => 'service' in c && c.service)).toEqual(['till', 'till-next']);
});

const ENVIRONMENTS = [{ name: 'production', regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 }];
const there = (environment: string) => ({ environment, version: '4.2' });
test.each<[string, Kept, string | undefined]>([
  [
    'a deployment',
    { type: 'deployment', key: '1', state: 'succeeded', from: { ...onBranch('hotfix/now'), ...there('production') } },
    'kiosk',
  ],
  [
    'an incident',
    {
      ...{
        type: 'incident',
        key: '1',
        title: 'x',
        state: 'open',
        severity: 'high',
        startedAt: '2026-03-03T09:00:00.000Z',
      },
      from: { ...onBranch('hotfix/now'), environment: 'production' },
    },
    'kiosk',
  ],
  [
    'an alert',
    {
      ...{ type: 'alert', key: '1', state: 'firing', name: 'Slow', startsAt: '2026-03-03T09:00:00.000Z' },
      ...{ at: '2026-03-03T09:00:00.000Z', from: { ...onBranch('hotfix/now'), environment: 'production' } },
    },
    'kiosk',
  ],
  ['a check', checkTold({ from: { ...onBranch('hotfix/now'), commit: 'aabbccd' } }), undefined],
])('%s tells of kiosk, from whatever branch: what runs there runs there', (_, told, name) => {
  const company = { ...COMPANY, environments: ENVIRONMENTS };
  const of = (branch: string) => {
    const from = { ...told.from, repository: 'acme/kiosk', branch };
    const found = placed(company, { source: 'github', told: { ...told, from } as Kept });
    return 'commands' in found
      ? found.commands.map((c) => ('service' in c ? c.service : c.alerts?.[0]?.service))[0]
      : undefined;
  };
  expect([of('hotfix/now'), of('main')]).toEqual([name, 'kiosk']);
});

test('a deployment of another branch is ignored only where its environment is unknown; where it may be of two services, somebody is asked', () => {
  const company = { ...COMPANY, environments: ENVIRONMENTS };
  const deployed = (repository: string, environment: string): Kept => ({
    ...{ type: 'deployment', key: '1', state: 'succeeded' },
    from: { repository, branch: 'wip', ...there(environment) },
  });
  expect(isOfAnotherBranch(company, deployed('acme/kiosk', 'preview-7'))).toBe(true);
  expect(isOfAnotherBranch(company, deployed('acme/till', 'production'))).toBe(false);
  expect(placed(company, { source: 'github', told: deployed('acme/till', 'production') })).toHaveProperty('unmatched');
});
