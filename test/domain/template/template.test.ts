import { describe, expect, test } from 'vitest';
import type { Template } from '../../../src/domain/company/plans.ts';
import { templateRevoked } from '../../../src/domain/template/facts/template-revoked.ts';
import { revokedBy } from '../../../src/domain/template/revoked-by.ts';
import { outsideTemplate, templatesFor } from '../../../src/domain/template/template.ts';
import { linesOf } from '../following.ts';
import { COMPANY, given, PLAN } from '../given.ts';

const template = (name: string, services: string, environments: string, more: Partial<Template> = {}): Template => ({
  ...{ name, title: `All ${name}`, version: 3, revokedByFailure: true },
  ...{ services: services.split(' '), environments: environments.split(' '), ...more },
});
const docs = template('docs', 'shop api', 'production staging');
const cache = template('cache', 'api', 'production', { revokedByFailure: false });
const company = { ...COMPANY, templates: [docs, cache] };
const items = (services: string) => services.split(' ').map((service) => ({ service, version: '1' }));

test.each<[string, string, string[]]>([
  ['api', 'production', ['docs', 'cache']],
  ['API', 'production', ['docs', 'cache']],
  ['api shop', 'production', ['docs']],
  ['api', 'staging production', ['docs']],
  ['api', 'production spare', []],
  ['api ledger', 'production', []],
  ['moon', 'production', []],
])('the templates for %s in %s: %j', (services, where, names) =>
  expect(templatesFor(items(services), where.split(' '), company).map((t) => t.name)).toEqual(names),
);

test.each([
  ['api', 'production', undefined],
  ['api', 'staging', 'environment'],
  ['api shop', 'production', 'services'],
  ['moon', 'production', 'services'],
])('%s in %s leaves the template at %s', (services, environment, outside) =>
  expect(outsideTemplate({ items: items(services), environment }, cache, COMPANY)).toBe(outside),
);

describe('a failure of a release', () => {
  test.each([
    ['docs', [templateRevoked.of('docs', { version: 2, release: 'R-7' })]],
    ['cache', []],
    ['gone', []],
    [undefined, []],
  ])('from template %s revokes the version that it came from, where the manifest says so', (name, facts) =>
    expect(revokedBy({ id: 'R-7', ...(name && { template: { name, title: name, version: 2 } }) }, { company })).toEqual(
      facts,
    ),
  );

  test('is told to the release managers; what the template cleared and has not begun is compared anew', () => {
    const standard = { ...PLAN, items: items('api'), change: 'standard' } as const;
    const g = given()
      .company(company)
      .people({ roles: { manager: ['UMANAGER', 'UOTHER'] } })
      .done({ ...standard, template: 'docs' }, { ...standard, template: 'docs' }, { ...standard, template: 'cache' })
      .done(PLAN)
      .at(PLAN.window.start)
      .done({ type: 'StartDeploy', release: 'R-1' })
      .put('template', 'docs', { v: 1, name: 'docs', version: 3, release: 'R-1' });
    const revoked = (release: string) => linesOf(g.leadsTo(templateRevoked.of('docs', { version: 3, release })));
    const words = (what: string) =>
      `The template All docs clears nothing any more: ${what} failed. It counts again once its version is raised in manifests/templates.yml.`;
    expect(revoked('R-1')).toEqual([
      `tell @UMANAGER: ${words('api 1 → production (R-1)')}`,
      `tell @UOTHER: ${words('api 1 → production (R-1)')}`,
      `${PLAN.window.start}: CompareContent R-2`,
    ]);
    expect(revoked('R-99')[0]).toBe(`tell @UMANAGER: ${words('R-99')}`);
  });
});
