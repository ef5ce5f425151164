import { describe, expect, test } from 'vitest';
import type { Scope } from '../../../src/domain/company/changes.ts';
import { inScope, isEverything, sameScope, scopeWords } from '../../../src/domain/freeze/scope.ts';

const everything: Scope = { services: [], environments: [] };
const empty: Scope = { ...everything, changes: [], except: { services: [], environments: [], changes: [] } };

test('an empty list is all of them', () => {
  expect(inScope(empty, { services: ['api'], environment: 'production', change: 'normal' })).toBe(true);
});

test.each<[Scope, string]>([
  [empty, 'everything, everywhere'],
  [{ services: ['api', 'ledger'], environments: ['production', 'staging'] }, 'api, ledger in production, staging'],
  [{ ...everything, changes: ['normal', 'standard'] }, 'everything, everywhere, normal and pre-approved changes only'],
  [
    { ...everything, except: { services: ['api'], environments: ['staging'], changes: ['emergency'] } },
    'everything, everywhere, except api, staging, emergency changes',
  ],
])('%j: %s', (scope, words) => expect(scopeWords(scope)).toBe(words));

test.each<[Scope, boolean]>([
  [everything, true],
  [empty, true],
  [{ ...everything, except: {} }, true],
  [{ ...everything, services: ['api'] }, false],
  [{ ...everything, environments: ['production'] }, false],
  [{ ...everything, changes: ['normal'] }, false],
  // As many services as environments or kinds of change are not nothing.
  [{ services: ['api'], environments: ['production'] }, false],
  [{ ...everything, services: ['api'], changes: ['normal'] }, false],
  [{ ...everything, except: { services: ['api'] } }, false],
  [{ ...everything, except: { services: [], environments: ['staging'] } }, false],
])('%j is everything, everywhere: %s', (scope, is) => expect(isEverything(scope)).toBe(is));

describe('two scopes are the same', () => {
  const one: Scope = {
    services: ['api', 'ledger'],
    environments: ['production', 'staging'],
    changes: ['normal', 'standard'],
    except: { services: ['shop', 'web'], environments: ['test', 'dev'], changes: ['emergency', 'normal'] },
  };
  const turned = (list: string[] = []) => list.toReversed();
  test('in whatever order they are written', () => {
    const other = {
      services: turned(one.services),
      environments: turned(one.environments),
      changes: one.changes?.toReversed() ?? [],
      except: {
        services: turned(one.except?.services),
        environments: turned(one.except?.environments),
        changes: one.except?.changes?.toReversed() ?? [],
      },
    };
    expect(sameScope(one, other)).toBe(true);
    expect(sameScope(everything, empty)).toBe(true);
  });
  test.each<Scope>([
    { ...one, services: ['api'] },
    { ...one, environments: ['production'] },
    { ...one, changes: ['normal'] },
    { ...one, changes: [] },
    { ...one, except: {} },
    { ...one, except: { ...one.except, services: ['shop'] } },
    { ...one, except: { ...one.except, environments: ['test'] } },
    { ...one, except: { ...one.except, changes: ['normal'] } },
  ])('unless they differ: %j', (other) => expect(sameScope(one, other)).toBe(false));
});
