import { expect, test } from 'vitest';
import { releaseOfDeploy, withDeploy } from '../../../src/domain/evidence/by-deploy.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { deploy, report } from '../facts/steps.ts';
import { approved, COMPANY } from '../given.ts';
import { API, check } from './ready.ts';

const deployed = approved().done(deploy).world.releases['R-1'];
const back = approved()
  .done(deploy, report('eu', 'succeeded', 1), report('us', 'succeeded', 1))
  .done({ type: 'RollBack', release: 'R-1', why: 'slow' }).world.releases['R-1'];
const DEPLOY = 'R-1-1';

test.each([
  ['R-118-2', 'R-118'],
  ['r-118-2', 'R-118'],
  ['R-118', undefined],
  ['R-118-2-3', undefined],
  ['7', undefined],
  [undefined, undefined],
])('the release of the deploy %s', (id, release) => expect(releaseOfDeploy(id)).toBe(release));

test.each<[string, object, object, Release | undefined]>([
  [
    'a deploy and a service',
    { deploy: DEPLOY, service: 'api' },
    { service: 'api', version: '4.2', environment: 'production' },
    deployed,
  ],
  [
    'a service by its rule',
    { deploy: DEPLOY, repository: 'acme/ledger' },
    { service: 'ledger', version: '2.9' },
    deployed,
  ],
  [
    'a commit, which tells the version',
    { deploy: DEPLOY, service: 'api', commit: API },
    { service: 'api', commit: API, version: undefined },
    deployed,
  ],
  [
    'its own environment',
    { deploy: DEPLOY, service: 'api', environment: 'eu' },
    { environment: 'eu', version: '4.2' },
    deployed,
  ],
  [
    'its own version',
    { deploy: DEPLOY, service: 'api', version: 'v4.2' },
    { version: 'v4.2', environment: 'production' },
    deployed,
  ],
  [
    'another version',
    { deploy: DEPLOY, service: 'api', version: '4.1' },
    { version: '4.1', environment: undefined },
    deployed,
  ],
  ['a deploy of two services, and not which', { deploy: DEPLOY }, { service: undefined, version: undefined }, deployed],
  [
    'a service that the deploy does not bring',
    { deploy: DEPLOY, service: 'shop' },
    { service: 'shop', version: undefined },
    deployed,
  ],
  ['no deploy that is known', { deploy: 'R-9-1', service: 'api' }, { service: 'api', version: undefined }, undefined],
  [
    'a deploy of before, which may have gone elsewhere',
    { deploy: 'R-1-0', service: 'api' },
    { version: '4.2', environment: undefined },
    deployed,
  ],
  [
    'one that goes back, to another version',
    { deploy: 'R-1-2', service: 'api' },
    { version: undefined, environment: 'production' },
    back,
  ],
])('what tells %s', (_, from, found, release) => {
  expect(withDeploy(COMPANY, check({ from }), release).from).toMatchObject(
    Object.fromEntries(Object.entries(found).filter(([, v]) => v !== undefined)),
  );
  for (const [name, value] of Object.entries(found))
    if (value === undefined) expect(Object(withDeploy(COMPANY, check({ from }), release).from)[name]).toBeUndefined();
});
