import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Parts } from '../../src/reading/part.ts';
import { NONE } from '../../src/reading/parts/release.ts';
import { read, type Takes } from '../../src/reading/read.ts';
import { fromSlack, NO_NAMES, toSlack } from '../../src/reading/typed.ts';
import { WORDS } from '../../src/words/router.ts';
import { context } from './given.ts';
import { expectFast, expectFewFast, JOINED, SHAPES } from './shapes.ts';

/** How a part is typed, and what it means. */
type Said = readonly [typed: string, means: unknown];
const oneOf = (...of: Said[]) => fc.constantFrom(...of);

const RELEASE = oneOf(
  ['R-12', { ...NONE, id: 'R-12' }],
  ['release R-12', { ...NONE, id: 'R-12' }],
  ['payments', { ...NONE, services: ['payments'] }],
  ['payments 5.2', { ...NONE, services: ['payments'], versions: ['5.2'] }],
  [
    'search-and-browse@v7 to pre-production',
    {
      ...NONE,
      services: ['search-and-browse'],
      versions: ['v7'],
      environments: ['pre-production'],
    },
  ],
);
const ITEMS = oneOf(
  ['invoices 12', [{ service: 'invoices', version: '12' }]],
  ['payments:5.2', [{ service: 'payments', version: '5.2' }]],
  ['4.2.0 of checkout-api', [{ service: 'checkout-api', version: '4.2.0' }]],
  [
    'search build 1234, accounts 3.6',
    [
      { service: 'search', version: '1234' },
      { service: 'accounts', version: '3.6' },
    ],
  ],
);
const SERVICES = oneOf(['payments', ['payments']], ['payments, search', ['payments', 'search']]);
const PLACE = oneOf(['in production', 'production'], ['to pre-production', 'pre-production']);
const PLACES = oneOf(['in production', ['production']], ['staging', ['staging']]);
const WHEN = oneOf(...['tomorrow 3pm', 'Thursday 16:00 for 2h', 'in two hours'].map((t): Said => [t, t]));
const UNTIL = oneOf(...['until Friday 18:00', 'for 2 days', 'for P1D'].map((t): Said => [t, t]));
const EXCEPT = oneOf(['except accounts', [['accounts']]], ['but not emergency changes', [['emergency']]]);
const SAM = oneOf(['@sam', { typed: '@sam', id: 'USAM' }]);
const QA = oneOf(['as qa', 'qa'], ['for sre', 'sre']);
const LASTS = oneOf(['for 2h', { minutes: 120 }], ['for PT90M', { minutes: 90 }]);
const yes = (typed: string) => oneOf([typed, true]);
const STRATEGY = oneOf(
  ['as careful', 'careful'],
  ['with strategy all at once', 'all-at-once'],
  ['the slow-roll strategy', 'slow-roll'],
  ['as usual', ''],
);
const TEMPLATE = oneOf(
  ['as Index refresh', 'new-index'],
  ['from the new-index template', 'new-index'],
  ['new index template', 'new-index'],
);
const ANSWER = { release: RELEASE, as: oneOf(['as qa', { role: 'qa', typed: 'qa' }]) };
const ONE = { release: RELEASE };

/** Words, and how their parts are typed; `when` is the time. What may only come last is written last. */
const TABLE: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<Said>>>>> = {
  abstain: ANSWER,
  allow: ONE,
  authors: {},
  calendar: { services: SERVICES, environments: PLACES, when: WHEN },
  cancel: ONE,
  delegate: { revoke: yes('revoke'), who: SAM, role: QA, when: UNTIL },
  deploy: { release: RELEASE, isDry: yes('dry run') },
  documents: {
    release: RELEASE,
    links: oneOf(['https://wiki.example/a', [{ name: '', url: 'https://wiki.example/a' }]]),
  },
  'done-by-hand': { which: RELEASE, regions: oneOf(['in eu', ['eu']]), outcome: oneOf(['rolled back', 'rolled-back']) },
  drill: { services: SERVICES, environment: PLACE, off: yes('cancel'), when: WHEN },
  edit: {
    // After “after R-3” another id would be one more.
    release: oneOf(
      ['payments', { ...NONE, services: ['payments'] }],
      ['search in production', { ...NONE, services: ['search'], environments: ['production'] }],
    ),
    added: oneOf(['add payments 5.1', [{ service: 'payments', version: '5.1' }]]),
    leftOut: oneOf(['without search', [{ service: 'search' }]]),
    strategy: STRATEGY,
    kind: oneOf(['emergency', 'emergency']),
    after: oneOf(['after R-3', ['R-3']]),
    version: oneOf(['to v9.1', 'v9.1'], ['to version 4.2.1', '4.2.1']),
    when: WHEN,
  },
  'emergency-stop': { services: SERVICES, where: PLACE, everything: yes('everything'), ending: LASTS, except: EXCEPT },
  environments: { which: RELEASE, regions: oneOf(['in eu', ['eu']]) },
  evidence: ONE,
  except: {
    rule: oneOf(['CVE-2026-1234', 'CVE-2026-1234']),
    services: oneOf(['in payments', ['payments']]),
    ending: LASTS,
  },
  feed: { revoke: yes('revoke'), all: yes('all'), mine: yes('mine'), role: QA, services: SERVICES },
  freeze: {
    services: SERVICES,
    where: PLACE,
    everything: yes('everything'),
    kind: oneOf(['soft', 'soft'], ['hard', 'hard']),
    kinds: oneOf(['normal changes', ['normal']]),
    named: oneOf(['called "Black Friday"', 'Black Friday']),
    when: UNTIL,
    except: EXCEPT,
  },
  go: ANSWER,
  'hand-over': { who: SAM, release: RELEASE },
  hotfix: { items: ITEMS, environment: PLACE, alone: yes('alone'), strategy: STRATEGY },
  incidents: { incident: oneOf(['I-3', 'I-3']), which: RELEASE, none: oneOf(['none of these', 'none']) },
  list: {
    which: RELEASE,
    changes: oneOf(['emergency', ['emergency']]),
    states: oneOf(['window missed', [['missed']]]),
    mine: yes('mine'),
    turn: yes('my turn'),
    who: SAM,
    frozen: yes('freezes'),
    over: yes('done'),
    when: WHEN,
  },
  lock: {
    spots: oneOf(['payments in production', { services: ['payments'], environments: ['production'] }]),
    ending: LASTS,
  },
  locks: { services: SERVICES, environments: PLACES, mine: yes('mine') },
  move: {
    release: RELEASE,
    between: oneOf(['from staging to production', { from: 'staging', to: 'production' }]),
    when: WHEN,
  },
  new: {
    items: ITEMS,
    where: oneOf(['to staging then production', ['staging', 'production']], ['to production', ['production']]),
    after: oneOf(['after R-12, R-13', ['R-12', 'R-13']]),
    kind: oneOf(['emergency', 'emergency'], ['as an emergency', 'emergency']),
    strategy: STRATEGY,
    template: TEMPLATE,
    when: WHEN,
  },
  'no-go': ANSWER,
  notes: ONE,
  'on-duty': { role: QA },
  override: ONE,
  pass: { release: RELEASE, freeze: oneOf(['F-3', 'F-3'], ['through the freeze F-3', 'F-3']), ending: LASTS },
  pause: ONE,
  request: { into: oneOf(['into R-12', 'R-12']), items: ITEMS },
  rollback: {
    release: RELEASE,
    to: oneOf(['back to 4.1.9', { version: '4.1.9' }], ['to the version before', { before: true }]),
  },
  show: ONE,
  sources: {},
  'stop-waiting': ONE,
  templates: { template: TEMPLATE },
  trains: {},
  unfreeze: { services: SERVICES, environments: PLACES, when: WHEN },
  unlock: { spots: oneOf(['payments in production', { services: ['payments'], environments: ['production'] }]) },
  update: {
    release: RELEASE,
    audiences: oneOf(
      ['executives', ['executives']],
      ['for engineers', ['engineering']],
      ['the support team', ['support']],
    ),
  },
  vote: ONE,
  'what-if': { items: ITEMS, where: PLACE, kind: oneOf(['emergency', 'emergency']), when: WHEN },
};
/** Names that only a company or a moment has, words that say nothing, and those that others beside them would change. */
const ELSEWHERE = new Set(['anyway', 'named', 'comesAgain', 'range', 'everything']);

const TAKES: ReadonlyMap<string, Takes<Parts>> = new Map(
  WORDS.flatMap(({ name, typed }): [string, Takes<Parts>][] => (typed?.takes ? [[name, typed.takes]] : [])),
);
const REASON = 'search in staging breaks: R-99 — tomorrow';

/** Some of a word's parts in some order; those that end a sentence come last. */
const sentences = (word: string) => {
  const parts = Object.entries(TABLE[word] ?? {});
  return fc
    .shuffledSubarray(parts.filter(([key]) => key !== 'except'))
    .chain((some) => fc.tuple(...some.map(([key, said]) => said.map((s) => [key, ...s] as const))))
    .chain((some) => {
      const last = TABLE[word]?.except;
      const ends = last
        ? fc.option(
            last.map((s) => ['except', ...s] as const),
            { nil: undefined },
          )
        : fc.constant(undefined);
      return ends.map((end) => (end ? [...some, end] : some));
    });
};
const reading = (word: string, text: string) => {
  const takes = TAKES.get(word);
  if (!takes) throw new Error(`${word} reads no sentence`);
  return read(takes, { text, mentions: [] }, context);
};

test('every word that can be typed has its parts in the table, and every part of it', () => {
  const typed = WORDS.filter((w) => w.typed && w.name !== 'help').map((w) => w.name);
  expect(Object.keys(TABLE).sort()).toEqual(typed.sort());
  const missing = [...TAKES].flatMap(([word, { parts, when }]) =>
    [...Object.keys(parts), ...(when ? ['when'] : [])]
      .filter((key) => !ELSEWHERE.has(key) && !TABLE[word]?.[key])
      .map((key) => `${word}: ${key}`),
  );
  expect(missing).toEqual([]);
});

describe.each(Object.keys(TABLE))('%s', (word) => {
  test('reads back as the parts that it is made of, in any order', () => {
    fc.assert(
      fc.property(sentences(word), fc.boolean(), (parts, because) => {
        const why = because && TAKES.get(word)?.why ? REASON : '';
        const text = `${parts.map(([, typed]) => typed).join(' ')}${why && ` because ${why}`}`;
        const found = reading(word, text);
        if (!found.ok) throw new Error(`${word} ${text}: ${found.fault.why}`);
        for (const [key, , means] of parts)
          expect(key === 'when' ? found.said.when.said : found.said[key], `${word} ${text}: ${key}`).toEqual(means);
        expect(found.said.why, `${word} ${text}`).toBe(why);
      }),
      { numRuns: 60 },
    );
  });

  test('with a word that is unknown is refused, naming it, or keeps it in the reason', () => {
    const unknown = fc.constantFrom('quickly', 'zzz', 'everybody', 'blub');
    fc.assert(
      fc.property(sentences(word), unknown, fc.nat(8), (parts, strange, at) => {
        const said = parts.map(([, typed]) => typed);
        const free = TAKES.get(word)?.why === 'free';
        // What a free reason begins with is the reason, and nothing after it is read.
        const text = (free ? [...said, strange] : said.toSpliced(at, 0, strange)).join(' ');
        const found = reading(word, text);
        // What a finding is called is anything that is said first.
        if (word === 'except' && parts.every(([key]) => key !== 'rule')) return;
        // There it is a name of all of them.
        if (word === 'update' && strange === 'everybody') return;
        // Beside an address it is its name.
        if (parts.some(([key]) => key === 'links')) return;
        if (free) expect(found.ok ? found.said.why : found.fault.why, `${word} ${text}`).toContain(strange);
        else expect(found.ok ? 'read' : found.fault.why, `${word} ${text}`).toContain(strange);
      }),
      { numRuns: 60 },
    );
  });
});

test('each word reads 3,000 characters of any shape at once', () => {
  for (const [name, takes] of TAKES)
    for (const shape of SHAPES)
      expectFast(shape, name, (text) => read(takes, fromSlack(toSlack({ text, mentions: [] }), NO_NAMES), context));
}, 120_000);

test('each word reads a token that is joined of many parts at once', () => {
  for (const takes of TAKES.values())
    expectFewFast(JOINED, (text) => read(takes, fromSlack(text, NO_NAMES), context), ['to 1'], ['/|']);
}, 120_000);
