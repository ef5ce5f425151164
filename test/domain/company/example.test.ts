import { describe, expect, test } from 'vitest';
import { exampleIn, type Readers } from '../../../src/domain/company/example.ts';
import { WORDS } from '../../../src/words/router.ts';

const service = (name: string) => ({ name, about: '', dependsOn: [] });
const environment = (name: string, regions: string[] = []) => ({ name, regions, stageTimeoutMinutes: 20 });
const dental = (services: string[], places = [environment('lab'), environment('clinic', ['north'])]): Readers => ({
  company: {
    services: services.map(service),
    environments: places,
    roles: [{ name: 'dentists', title: 'Dentists', members: [], actions: [] }],
    policies: [],
  },
  people: { roles: { dentists: ['ULOU', 'UMIA'] }, handles: { bot: 'UBOT', lou: 'ULOU', mia: 'UMIA' } },
  actor: { id: 'ULOU' },
});
const two = dental(['x-ray', 'booking']);

describe('an example is in the words of whoever reads it', () => {
  test.each([
    ['lock checkout-api production why for 1h', 'lock x-ray clinic why for 1h'],
    [
      'new checkout-api 4.2, ledger 2.9 tomorrow 3pm to production',
      'new x-ray 4.2, booking 2.9 tomorrow 3pm to clinic',
    ],
    ['freeze payments until Monday 8am because sales weekend', 'freeze x-ray until Monday 8am because sales weekend'],
    ['drill checkout-api staging', 'drill x-ray lab'],
    ['done-by-hand checkout-api 4.2 eu', 'done-by-hand x-ray 4.2 north'],
    ['hand-over @sam checkout-api', 'hand-over @mia x-ray'],
    ['go as sre', 'go as dentists'],
    ['emergency, search', 'emergency, booking'],
    ['a CVE-2026-1234 in checkout-api', 'a CVE-2026-1234 in x-ray'],
  ])('%s', (written, right) => expect(exampleIn(two, written)).toBe(right));

  test('of the only service and the only place, once', () => {
    const one = dental(['x-ray'], [environment('clinic')]);
    expect(exampleIn(one, 'checkout-api 4.2.0, ledger 2.9')).toBe('x-ray 4.2.0');
    expect(exampleIn(one, 'checkout-api, ledger')).toBe('x-ray');
    expect(exampleIn(one, 'drill checkout-api staging')).toBe('drill x-ray clinic');
  });
  test('names that they have too stay, and never twice', () => {
    expect(exampleIn(dental(['ledger', 'x-ray']), 'checkout-api 4.2.0, ledger 2.9')).toBe('ledger 4.2.0, x-ray 2.9');
    expect(exampleIn(dental(['x-ray', 'checkout-api']), 'checkout-api 4.2.0, ledger 2.9')).toBe(
      'checkout-api 4.2.0, x-ray 2.9',
    );
    expect(exampleIn(dental(['x-ray'], [environment('production'), environment('clinic')]), 'to production')).toBe(
      'to production',
    );
  });
  test('a person is somebody with a role who does not read it, or nobody by name', () => {
    expect(exampleIn({ ...two, actor: { id: 'UMIA' } }, '@sam')).toBe('@lou');
    expect(exampleIn({ ...two, people: { roles: {}, handles: { bot: 'UBOT' } } }, '@sam')).toBe('@person');
    expect(exampleIn({ ...two, people: { roles: {}, handles: { sam: 'USAM', lou: 'ULOU' } } }, '@sam')).toBe('@sam');
  });
  test('no word’s help names what only the sample company has', () => {
    const shown = WORDS.flatMap((w) => [...(w.help ? [w.help.example, w.help.does ?? ''] : []), ...w.forms.flat()]);
    const left = shown.filter((text) =>
      /checkout|ledger|payments|production|staging|@sam|\bsre\b|\bqa\b|\beu\b/i.test(exampleIn(two, text)),
    );
    expect(left).toEqual([]);
  });
});
