import { describe, expect, test } from 'vitest';
import { matchedTo } from '../../../src/domain/company/matching.ts';
import type { Service } from '../../../src/domain/company/services.ts';
import { taggedOf } from '../../../src/domain/company/tagged.ts';

const service = (name: string, more: Partial<Service> = {}): Service => ({ name, about: '', dependsOn: [], ...more });
const API = service('api');
const SHARED = { repositories: ['acme/shop'] };
const ORDERS = service('orders', { ...SHARED, paths: ['services/order-api/**'], images: ['ghcr.io/acme/order-img'] });

describe('a tag that says whose version it is', () => {
  const TAGS: [of: Service, tag: string, version: string | undefined][] = [
    [API, 'api-v4.2.0', '4.2.0'],
    [API, 'API_4.2', '4.2'],
    [API, 'api@4.2.0', '4.2.0'],
    [API, 'api/v4.2.0', '4.2.0'],
    [API, 'packages/api/v4.2.0', '4.2.0'],
    [API, 'packages/api@4.2.0', '4.2.0'],
    [API, '@acme/api@4.2.0-rc.1', '4.2.0-rc.1'],
    [API, 'api-2026.03.04-1', '2026.03.04-1'],
    [API, 'api@4', '4'],
    [ORDERS, 'orders-v1.0', '1.0'],
    [ORDERS, 'services/order-api/v1.0', '1.0'],
    [ORDERS, 'order-api-v1.0', '1.0'],
    [ORDERS, 'order-img-v1.0', '1.0'],
    [ORDERS, 'acme/shop@1.0', '1.0'],
    [ORDERS, 'shop-v1.0', '1.0'],
    [API, 'v4.2.0', undefined],
    [API, '4.2.0-api', undefined],
    [API, 'api-2-v4.2.0', undefined],
    [API, 'web-api-v4.2.0', undefined],
    [API, 'web-v4.2.0', undefined],
    [API, 'api-beta', undefined],
    [API, 'api-2', undefined],
    [service('api-2'), 'api-2-v4.2.0', '4.2.0'],
    [ORDERS, 'docs/orders/v1.0', undefined],
  ];
  test.each(TAGS)('%o: %s', (of, tag, version) => expect(taggedOf(of, tag)).toBe(version));
});

describe('of several services of one repository', () => {
  const services = [service('api', SHARED), service('web', SHARED)];
  const of = (version: string) => {
    const matched = matchedTo({ services }, { repository: 'acme/shop', version });
    return 'service' in matched ? matched.service.name : undefined;
  };
  test('a name that may be a branch is a tag where it is one of a service', () => {
    const byRef = (ref: string) => matchedTo({ services }, { repository: 'acme/shop', ref });
    expect(byRef('web-v4.2.0')).toMatchObject({ service: { name: 'web' } });
    expect(byRef('hotfix-4.2.0')).toHaveProperty('unmatched');
  });
  test.each([
    ['its tag tells which', 'web-v4.2.0', 'web'],
    ['a tag of another tells none', 'docs-v4.2.0', undefined],
    ['one of the repository is of no one', 'shop-v4.2.0', undefined],
    ['a bare one tells none', 'v4.2.0', undefined],
  ])('%s', (_, version, expected) => expect(of(version)).toBe(expected));
});
