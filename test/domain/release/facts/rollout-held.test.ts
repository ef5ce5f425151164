import { expect, test } from 'vitest';
import { freezes } from '../../../../src/domain/freeze/document.ts';
import type { Freeze } from '../../../../src/domain/freeze/freeze.ts';
import { releases } from '../../../../src/domain/release/document.ts';
import { rolloutHeld } from '../../../../src/domain/release/facts/rollout-held.ts';
import stored from '../../../fixtures/documents/release-1.json' with { type: 'json' };
import { COMPANY, emptyWorld } from '../../given.ts';

const sale: Freeze = {
  v: 1,
  id: 'F-1',
  name: 'sale',
  why: 'sales',
  scope: { services: [], environments: [] },
  from: '2026-03-03T12:00:00.000Z',
  until: '2026-03-03T14:00:00.000Z',
  by: 'U1',
  status: 'declared',
};

/** The timers of a hold while these freezes stand. */
function timers(...standing: Freeze[]) {
  const release = stored.find((r) => r.status === 'deploying');
  const held = rolloutHeld.of('R-1', { rollout: 'R-1-1', freeze: 'sale', until: sale.until });
  const { document } = rolloutHeld.fold(release, held);
  expect(releases.read(document)).toMatchObject({ rollout: { held: { freeze: 'sale', until: sale.until } } });
  const { keys, follows } = rolloutHeld.following(held, document, emptyWorld());
  expect(keys).toEqual({ docs: [], lists: ['freezes/current'] });
  const list = () => standing.map((value) => ({ key: freezes.key(value.id), value }));
  return follows({ doc: () => undefined, list }).flatMap((d) =>
    d.intent.kind === 'timer' ? [[d.dueAt, d.intent.command]] : [],
  );
}

test('a freeze that comes again has no timer of its own at its end: the hold sets one', () => {
  const ends = [sale.until, { type: 'EndHold', release: 'R-1', rollout: 'R-1-1' }];
  expect(timers()).toEqual([ends]);
  expect(timers({ ...sale, name: 'another' })).toEqual([ends]);
});

test('one that people declared ends by its own', () => {
  expect(timers(sale)).toEqual([]);
});

test('that it is held on, for longer or by another freeze, is no news to customers', () => {
  const company = {
    ...COMPANY,
    audiences: (['technical', 'business', 'user-facing'] as const).map((language) => ({
      ...{ name: language, title: language, language, channel: language, headline: language === 'technical' },
      ...{ events: ['deploying' as const, 'held' as const], templates: {} },
    })),
  };
  const told = (instead?: string) => {
    const release = stored.find((r) => r.status === 'deploying');
    const held = { rollout: 'R-1-1', freeze: 'sale', until: sale.until, ...(instead && { instead }) };
    const fact = rolloutHeld.of('R-1', held);
    const { document } = rolloutHeld.fold(release, fact);
    const { follows } = rolloutHeld.following(fact, document, { ...emptyWorld(), company });
    return follows({ doc: () => undefined, list: () => [] }).flatMap((d) =>
      d.intent.kind === 'post' ? [d.intent.audience] : [],
    );
  };
  expect(told()).toEqual(['technical', 'business', 'user-facing']);
  for (const before of ['sale', 'another']) expect(told(before)).toEqual(['technical', 'business']);
});
