import { expect, test } from 'vitest';
import type { SetAside } from '../../../src/domain/quarantine/set-aside.ts';
import { given, NOW } from '../given.ts';

const aside = (delivery: string, more: Partial<SetAside> = {}): SetAside => ({
  type: 'SetAside',
  source: 'github',
  delivery,
  event: 'push',
  size: 12,
  faults: ['ref: is missing'],
  ...more,
});
const kept = (more: Partial<SetAside>) => {
  const { type: _, source: __, ...of } = aside('D1', more);
  return { ...of, at: NOW };
};
const github = (...commands: SetAside[]) =>
  given()
    .by('gonogo')
    .done(...commands);
const known = (g: ReturnType<typeof github>) => {
  const document = g.document('quarantine/github') as {
    deliveries: { delivery: string; body?: string }[];
    dropped: number;
  };
  return document;
};

test('what could not be read is kept with what is wrong with it, once', () => {
  const whole = { body: '{}', headers: { 'x-event': 'push' } };
  given()
    .by('gonogo')
    .when(aside('D1', whole))
    .thenFacts({
      stream: 'quarantine/github',
      type: 'DeliverySetAside',
      source: 'github',
      delivery: 'D1',
      event: 'push',
      size: 12,
      at: NOW,
      headers: whole.headers,
      text: { faults: ['ref: is missing'], body: '{}' },
    });
  expect(known(github(aside('D1', whole)))).toEqual({ v: 3, id: 'github', deliveries: [kept(whole)], dropped: 0 });
  expect(known(github(aside('D1')))).toEqual({ v: 3, id: 'github', deliveries: [kept({})], dropped: 0 });
  github(aside('D1')).when(aside('D1')).thenFacts();
  github(aside('D1')).when(aside('D2')).thenTypes('DeliverySetAside');
});

test('twenty are kept, the newest; how many there were before is counted', () => {
  const many = Array.from({ length: 20 }, (_, n) => aside(`D${n}`));
  expect(known(github(...many))).toMatchObject({ dropped: 0 });
  const { deliveries, dropped } = known(github(...many, aside('D20'), aside('D21')));
  expect([deliveries.length, deliveries[0]?.delivery, deliveries.at(-1)?.delivery, dropped]).toEqual([
    20,
    'D2',
    'D21',
    2,
  ]);
});

test('of all bodies so much is kept, of the newest', () => {
  const half = 'x'.repeat(128 * 1024);
  const bodies = (...all: (string | undefined)[]) =>
    known(github(...all.map((body, n) => aside(`D${n}`, body === undefined ? {} : { body })))).deliveries.map(
      (d) => d.body?.length,
    );
  expect(bodies(half, half)).toEqual([half.length, half.length]);
  expect(bodies('x', half, undefined, half)).toEqual([undefined, half.length, undefined, half.length]);
});

test('what is read after all is no longer set aside', () => {
  const g = github(aside('D1'), aside('D2'));
  const take = { type: 'TakeOutOfQuarantine', source: 'github', delivery: 'D1', by: 'UQA' } as const;
  g.when(take).thenFacts({
    stream: 'quarantine/github',
    type: 'DeliveryTakenUp',
    source: 'github',
    delivery: 'D1',
    by: 'UQA',
  });
  expect(known(g.done(take)).deliveries.map((d) => d.delivery)).toEqual(['D2']);
  g.when(take).thenFacts();
  given().by('gonogo').when(take).thenFacts();
});
