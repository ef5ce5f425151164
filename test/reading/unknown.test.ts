import { describe, expect, test } from 'vitest';
import type { Parts } from '../../src/reading/part.ts';
import { links } from '../../src/reading/parts/links.ts';
import { whichRelease } from '../../src/reading/parts/release.ts';
import { changes, everything, except, plannedKind } from '../../src/reading/parts/scope.ts';
import { choices, said } from '../../src/reading/parts/words.ts';
import { read, type Takes } from '../../src/reading/read.ts';
import { TAKES as LIST } from '../../src/words/list/filter.ts';
import { context, TAKES } from './given.ts';

const sentence = (text: string) => ({ text, mentions: [] });

describe('where a word begins several names, each of them is offered', () => {
  const names = ['Sales weekend', 'Sales close', 'Sales a', 'Sales b', 'Sales c', 'Year end'];
  const parts = { named: choices(...names.map((n): [string, string] => [n, n])) };
  const fault = (text: string) => {
    const reading = read({ parts }, sentence(text), context);
    return reading.ok ? undefined : reading.fault;
  };
  test.each([
    ['sales', 'Did you mean one of Sales weekend, Sales close, Sales a, Sales b and 1 more?', 4],
    ['saels', 'Did you mean one of Sales weekend, Sales close, Sales a, Sales b and 1 more?', 4],
    ['year', 'Did you mean Year end?', 1],
  ])('“%s”', (text, why, buttons) => {
    expect(fault(text)?.why).toContain(why);
    expect(fault(text)?.again).toHaveLength(buttons);
  });
});

describe('a name of several words with a mistake in it is one name', () => {
  const named = choices(['Sales weekend', 'F-1'], ['F-1', 'F-1'], ['Year end close', 'F-2']);
  const fault = (text: string) => {
    const reading = read({ parts: { named } }, sentence(text), context);
    return reading.ok ? reading.said.named : [reading.fault.why, reading.fault.again?.[0]?.text];
  };
  test.each([
    ['Sales wekend', '“Sales wekend” is. Did you mean Sales weekend?', 'Sales weekend'],
    ['slaes weekend', '“slaes weekend” is. Did you mean Sales weekend?', 'Sales weekend'],
    ['year end clsoe', '“year end clsoe” is. Did you mean Year end close?', 'Year end close'],
    ['sales', '“sales” is. Did you mean Sales weekend?', 'Sales weekend'],
  ])('“%s”', (text, why, again) => {
    const [said, first] = fault(text);
    expect(said).toContain(why);
    expect(first).toBe(again);
  });
  test('the name itself is taken', () => expect(fault('sales weekend')).toEqual(['F-1']));
});

test.each([
  ['chekout 5 tomorrow 3pm', 'Did you mean checkout-api?'],
  ['checkuot 5 tomorrow 3pm', 'Did you mean checkout-api?'],
  ['stagging-prxy 5 tomorrow 3pm', 'Did you mean staging-proxy?'],
  ['hotfx 5 tomorrow 3pm', 'Did you mean hotfix?'],
  ['payments 5 to stage tomorrow 3pm', 'Did you mean staging?'],
  ['payments 5 to stg tomorrow 3pm', 'Did you mean staging?'],
  ['payments to production 5.2 tomorrow 15:00', 'If “5.2” is a version, it follows its service.'],
  ['kitchen 5 tomorrow 3pm', 'I know '],
  ['payments Marhc 12', 'Did you mean march?'],
  // A word that only looks like one for a time is none beside it.
  ['payments 15:00 server time', "I don't know what “server” is. I know "],
  // Nor is a word of two letters another such.
  ['payments 5 tomorrow 3pm (search is next)', "I don't know what “is” is. I know "],
  ['payments 5 form 3pm until 5pm tomorrow', 'Did you mean from?'],
  ['payments 5 tomorrow 3pm becuase audit', 'Did you mean because?'],
  ['payments semaine prochaine', "I don't know what “semaine” is. I know "],
  ['payments to #releases', '“#releases” is a channel, and none is taken here.'],
  ['#payments 5 tomorrow 3pm', 'Did you mean payments?'],
])('the nearest known name is named: “%s”', (text, why) => {
  const reading = read(TAKES.plan, sentence(text), context);
  expect(reading.ok ? '' : reading.fault.why).toContain(why);
});

test('no reason is offered that would begin after a word that leads to another', () => {
  for (const text of ['payments 5 to kitchen tomorrow', 'payments 5 in the kitchen', 'payments 5 Friday and kitchen']) {
    const reading = read(TAKES.plan, sentence(text), context);
    expect(reading.ok ? 'read' : (reading.fault.again ?? [])).toEqual([]);
  }
});

test.each([
  ['payments 5 mañana 15:00', '“mañana” is. Did you mean tomorrow?', 'payments 5 tomorrow 15:00'],
  ['payments 5 Friday até 15:00', '“até” is. Did you mean until?', 'payments 5 Friday until 15:00'],
  ['payments 5 vendredi midi', '“midi” is. Did you mean noon?', 'payments 5 vendredi noon'],
  ['payments 5 de 15h à 17h vendredi', '“de” is. Did you mean from?', 'payments 5 from 15h à 17h vendredi'],
  ['payments 5 dans 2 hours', '“dans” is. Did you mean in?', 'payments 5 in 2 hours'],
  ['payments 5 sexta-feira 15:00', '“sexta-feira” is. Did you mean Friday?', 'payments 5 Friday 15:00'],
])('a word of another language is named with the English one: “%s”', (text, why, again) => {
  const reading = read(TAKES.plan, sentence(text), context);
  expect(reading.ok ? '' : reading.fault.why).toContain(why);
  expect(reading.ok ? '' : reading.fault.again?.[0]?.text).toBe(again);
});

test.each([
  ['stop', 'payments exept search in production because x', 'except'],
  ['stop', 'payments exept search', 'except'],
  ['freeze', 'everything witout search until Friday 18:00 because x', 'without'],
] as const)('what is left alone is no part of the rest because its word is mistyped: %s “%s”', (word, text, meant) => {
  const typed = sentence(text);
  const reading = word === 'stop' ? read(TAKES.stop, typed, context) : read(TAKES.freeze, typed, context);
  expect(reading.ok ? [] : reading.fault.again?.[0]?.label).toBe(meant);
});

test('several words in brackets at the end may be the reason, also where one looks like a term', () => {
  const reading = read(TAKES.move, sentence('R-3 to Friday 3pm (sam is away until Thursday)'), context);
  expect(reading.ok ? [] : reading.fault.again?.at(-1)?.text).toBe(
    'R-3 to Friday 3pm because sam is away until Thursday',
  );
});

test.each([
  ['payments ~5.1~ 5.2 tomorrow 3pm', 'payments 5.2 tomorrow 3pm', 'payments 5.1 5.2 tomorrow 3pm'],
  ['payments 5.2 ~~Fri 3pm~~ Fri 4pm', 'payments 5.2 Fri 4pm', 'payments 5.2 Fri 3pm Fri 4pm'],
])('whether what is struck out is meant is asked: “%s”', (text, without, meant) => {
  const reading = read(TAKES.plan, sentence(`${text} because ~x~ y`), context);
  expect(reading.ok ? [] : reading.fault.again?.map((a) => a.text)).toEqual(
    [without, meant].map((said) => `${said} because ~x~ y`),
  );
});

test('a tilde before a time or in a reason strikes nothing out', () => {
  const reading = read(TAKES.plan, sentence('payments 5.2 tomorrow ~3pm for ~2h because ~x~ y'), context);
  expect(reading.ok && reading.said.why).toBe('~x~ y');
});

test('a service that is called as a month elsewhere is the service', () => {
  const company = { ...context.company, services: [{ name: 'mars', about: '', dependsOn: [] }] };
  const reading = read(TAKES.plan, sentence('mars 13 domani 15:00'), { ...context, company });
  expect(reading.ok && reading.said).toMatchObject({ items: [{ service: 'mars', version: '13' }] });
});

test.each([
  ['this wknd', '“this wknd” is a time, and none is taken here.', ''],
  ['R-3 until tmrw', '“until tmrw” is a time, and none is taken here.', 'R-3'],
  ['R-3 nxt week 3pm', '“nxt week 3pm” is a time, and none is taken here.', 'R-3'],
  ['Saturday R-3', '“Saturday” is a time, and none is taken here.', 'R-3'],
])(
  'a time where none is taken is named whole, and the sentence without it is a click away: “%s”',
  (text, why, again) => {
    const reading = read({ parts: { release: whichRelease } }, sentence(text), context);
    expect(reading.ok ? '' : reading.fault.why).toBe(why);
    expect(reading.ok ? [] : reading.fault.again).toEqual([{ label: `Without ${why.split('”')[0]}”`, text: again }]);
  },
);

test.each([
  ['payments 5 Friday 15:00 in eu', ['payments 5 Friday 15:00 in staging', 'payments 5 Friday 15:00 in production']],
  ['payments 5 Friday 15:00 to production in eu', []],
])('a region offers the environments that it is of, unless one is named: “%s”', (text, offered) => {
  const [first, ...more] = context.company.environments;
  if (!first) throw new Error('the company has an environment');
  const environments = [first, ...more].map((e) => ({
    ...e,
    regions: ['staging', 'production'].includes(e.name) ? ['eu', 'us'] : ['here'],
  }));
  const company = { ...context.company, environments };
  const reading = read(TAKES.plan, sentence(text), { ...context, company });
  expect(reading.ok ? '' : reading.fault.why).toBe('“eu” is a region, and none is taken here.');
  expect((reading.ok ? [] : (reading.fault.again ?? [])).map((a) => a.text).sort()).toEqual(offered.sort());
});

test.each([
  [
    'payments 5 Friday noon in frankfurt',
    ['payments 5 Friday noon in production', 'payments 5 Friday noon frankfurt time'],
  ],
  [
    'payments 5 to production at 15:00 in frankfurt Friday',
    ['payments 5 to production at 15:00 frankfurt time Friday'],
  ],
  ['payments 5 Friday noon frankfurt time', undefined],
  ['payments 5 Friday noon in Madrid', undefined],
])('a city that is a region of the company is asked about: “%s”', (text, offered) => {
  const [first] = context.company.environments.filter((e) => e.name === 'production');
  if (!first) throw new Error('the company has an environment');
  const company = { ...context.company, environments: [{ ...first, regions: ['frankfurt', 'ohio'] }] };
  const reading = read(TAKES.plan, sentence(text), { ...context, company });
  expect(reading.ok ? undefined : reading.fault.again?.map((a) => a.text)).toEqual(offered);
});

test.each<[string, Takes<Parts>, string]>([
  ['kinds of change', { parts: { changes } }, 'I know emergency, pre-approved, normal.'],
  ['a planned kind', { parts: { plannedKind } }, 'I know emergency.'],
  ['words that say nothing', { parts: { all: said('all', 'everything') } }, 'I know all.'],
  ['what is everything', { parts: { everything } }, 'I know everything.'],
  ['what is left alone', { parts: { except } }, 'I know checkout-api, payments, '],
])('of what means the same, one is named: %s', (_, takes, known) => {
  const reading = read(takes, sentence('zzz'), context);
  const why = reading.ok ? '' : reading.fault.why;
  expect(why).toContain(known);
  expect(why).not.toMatch(/emergencies|hotfixes|preapproved|hotfix[,.]/);
});

test('a long list of what is known says how many it leaves out', () => {
  const many = choices(...Array.from({ length: 15 }, (_, i) => [`service-${i}`, i] as const));
  const reading = read({ parts: { many } }, sentence('zzz'), context);
  expect(reading.ok ? '' : reading.fault.why).toMatch(/I know service-0, .*service-11 and 3 more\.$/);
});

describe('documents', () => {
  const given = (text: string) => {
    const reading = read({ parts: { release: whichRelease, links } }, sentence(text), context);
    return reading.ok ? reading.said.links.map((l) => `${l.name}=${l.url}`) : reading.fault.why;
  };
  test.each([
    ['R-11 https://wiki.example/a Runbook', ['Runbook=https://wiki.example/a']],
    ['R-11 Runbook https://wiki.example/a', ['Runbook=https://wiki.example/a']],
    ['R-11 rollback plan: https://wiki.example/a', ['rollback plan=https://wiki.example/a']],
    ['https://wiki.example/a rollback plan', ['rollback plan=https://wiki.example/a']],
    [
      'R-11 https://wiki.example/a and Runbook https://wiki.example/b',
      ['=https://wiki.example/a', 'Runbook=https://wiki.example/b'],
    ],
    ['R-11 https://wiki.example/a because runbook', ['runbook=https://wiki.example/a']],
    ['R-11 the rollback plan is https://wiki.example/a', ['rollback plan=https://wiki.example/a']],
    ['R-11 runbook → https://wiki.example/a', ['runbook=https://wiki.example/a']],
    ['R-11 https://wiki.example/a is the runbook', ['runbook=https://wiki.example/a']],
    [
      'R-11 www.example.com/x',
      '“www.example.com/x” has no https:// before it. Did you mean https://www.example.com/x?',
    ],
    [
      'R-11 runbook: wiki.example.com/a',
      '“wiki.example.com/a” has no https:// before it. Did you mean https://wiki.example.com/a?',
    ],
    ['https://wiki.example/a R-11', ['=https://wiki.example/a']],
    ['https://wiki.example/a payments', ['=https://wiki.example/a']],
  ])('“%s”', (text, links) => expect(given(text)).toEqual(links));
});

describe('list', () => {
  const asked = (text: string) => {
    const reading = read(LIST, sentence(text), context);
    if (!reading.ok) return reading.fault.why;
    const { which, changes, states, mine, turn, who, range, frozen, over, when } = reading.said;
    const { id, services, versions, environments } = which;
    const said = {
      id,
      services,
      versions,
      environments,
      changes,
      turn,
      who: who?.id,
      range,
      states: states.flat(),
      mine,
      frozen,
      over,
      when: when.said,
    };
    return Object.fromEntries(Object.entries(said).filter(([, v]) => v && String(v) !== ''));
  };
  const RISK = ['rejected', 'blocked', 'missed', 'held', 'halfway', 'failed', 'rollback-failed', 'halfway-back'];
  test.each([
    ['', {}],
    ['all', {}],
    ['at risk', { states: RISK }],
    ['halfway', { states: ['halfway', 'halfway-back'] }],
    ['mine at risk', { mine: true, states: RISK }],
    ['what is stuck', { states: RISK }],
    ['next week', { when: 'next week' }],
    ['payments this weekend', { services: ['payments'], when: 'this weekend' }],
    ['today', { when: 'today' }],
    ['payments 5.2', { services: ['payments'], versions: ['5.2'] }],
    ['R-12', { id: 'R-12' }],
    ['@sam’s releases this week', { who: 'USAM', when: 'this week' }],
    ['month', { range: 'this month' }],
    ["what's blocked?", { states: ['blocked'] }],
    ['votes waiting for me', { states: ['voting'], turn: true }],
    ['everything for production', { environments: ['production'] }],
    ['last week', { when: 'last week' }],
    ['staging or production please', { environments: ['staging', 'production'] }],
    ['until friday 18:00', { when: 'until friday 18:00' }],
    ['mine', { mine: true }],
    ['my releases', { mine: true }],
    ['failed', { states: ['failed', 'rollback-failed'] }],
    ['window missed', { states: ['missed'] }],
    [
      'running in production',
      { states: ['deploying', 'verifying', 'next-step', 'rolling-back'], environments: ['production'] },
    ],
    ['emergency changes', { changes: ['emergency'] }],
    ['freezes', { frozen: true }],
    ['live', { over: true }],
    ['in two weeks', { when: 'in two weeks' }],
  ])('“%s”', (text, expected) => expect(asked(text)).toEqual(expected));
  test.each([
    ['faild', 'Did you mean failed?'],
    ['at rsk', 'Did you mean at risk?'],
    ['soon', '“soon” names no exact time'],
    ['quickly', "I don't know what “quickly” is."],
  ])('“%s” is refused', (text, why) => expect(asked(text)).toContain(why));
});

describe('what is known, and not taken here, is called by its kind', () => {
  test.each([
    [TAKES.plan, 'payments 5.2 to eu tomorrow 3pm', '“eu” is a region'],
    [TAKES.plan, 'R-5 tomorrow 3pm', '“R-5” is a release'],
    [TAKES.plan, 'payments 5.2 @sam', '“@sam” is a person'],
    [TAKES.show, 'payments tomorrow', '“tomorrow” is a time'],
    [TAKES.show, 'F-1', '“F-1” is a freeze'],
    [TAKES.show, 'payments as qa', '“qa” is a role'],
    [TAKES.show, 'payments because x', 'No reason is taken here.'],
    [TAKES.documents, 'payments 5.2 due to x', 'No reason is taken here.'],
    [TAKES.freeze, 'payments until we are done', "I can't read what follows “until” as a time."],
    [TAKES.delegate, 'sam until Friday', 'Did you mean @sam?'],
    [TAKES.plan, 'checkout api 4.3 tomorrow 3pm', '“checkout api” is. Did you mean checkout-api?'],
    [TAKES.plan, 'payments 5.2 payments 5.3', 'has two versions'],
    [TAKES.plan, 'payments 5.2 after search tomorrow 3pm', 'After which release of search?'],
    [TAKES.free, 'F-1', 'F-1 is a freeze, and none is taken here.'],
    [TAKES.free, 'payments in prod', 'Did you mean production'],
  ])('%#: “%s”', (takes, text, why) => {
    const reading = read<Parts>(takes, sentence(text), context);
    expect(reading.ok ? 'read' : reading.fault.why).toContain(why);
  });

  test('a reason without its mark is offered with it, from where it begins', () => {
    const reading = read(TAKES.plan, sentence('payments 5.2 tomorrow 3pm search fails'), context);
    expect(reading.ok ? '' : reading.fault.again?.at(-1)).toEqual({
      label: 'It is the reason',
      text: 'payments 5.2 tomorrow 3pm because search fails',
    });
  });
});

describe('a sentence is read however it is written', () => {
  const said = (takes: Takes<Parts>, text: string) => {
    const reading = read<Parts>(takes, sentence(text), context);
    return reading.ok ? reading.said : reading.fault.why;
  };
  test.each([
    [
      'payments: 5.2, search: 7 tomorrow 3pm: audit',
      [
        ['payments', '5.2'],
        ['search', '7'],
      ],
      'audit',
    ],
    ['payments=5.2 tomorrow 3pm', [['payments', '5.2']], ''],
    [
      'payments-v5.2 / search_7.1 tomorrow 3pm 🚀 :rocket: thanks',
      [
        ['payments', 'v5.2'],
        ['search', '7.1'],
      ],
      '',
    ],
    ['v5.2 of payments tomorrow 3pm b/c audit', [['payments', 'v5.2']], 'audit'],
    ['*payments* version latest tomorrow 3pm so that it works', [['payments', 'latest']], 'it works'],
    ['payments 5.2 — tomorrow 3pm - because audit', [['payments', '5.2']], 'audit'],
    ['payments deadbeef tomorrow 3pm pls', [['payments', 'deadbeef']], ''],
    ['payments 5.2 payments 5.2 the tomorrow 3pm', [['payments', '5.2']], ''],
  ])('“%s”', (text, items, why) => {
    const all = said(TAKES.plan, text);
    expect(all).toMatchObject({ items: items.map(([service, version]) => ({ service, version })), why });
  });
  test.each([
    ['everything until Friday 18:00', {}],
    ['everything but payments until Friday 18:00', { except: [['payments']] }],
    ['all services apart from payments and search until Friday 18:00', { except: [['payments', 'search']] }],
    ['payments in production for 1,5 h', { services: ['payments'], where: 'production' }],
  ])('freeze “%s”', (text, expected) => expect(said(TAKES.freeze, text)).toMatchObject(expected));
  test('what goes on about a name is all of the reason', () =>
    expect(said(TAKES.stop, 'payments are down for 2h')).toMatchObject({
      services: ['payments'],
      why: 'payments are down',
    }));
  test('“save” and “not” that name nothing begin a reason', () =>
    expect(said(TAKES.stop, 'payments not reachable')).toMatchObject({ except: [], why: 'not reachable' }));
});
