import { describe, expect, test } from 'vitest';
import { digestCard } from '../../src/cards/digest.ts';
import { homeBlocks } from '../../src/cards/home.ts';
import type { Language } from '../../src/domain/company/audiences.ts';
import { outlookOf } from '../../src/domain/release/outlook.ts';
import type { PlanRelease } from '../../src/domain/release/planning/plan-release.ts';
import type { Release } from '../../src/domain/release/release.ts';
import { deploysBy, weeksBefore } from '../../src/domain/release/rollout/success.ts';
import { type STATES, stateOf } from '../../src/domain/release/state.ts';
import { successPicture } from '../../src/pictures/success.ts';
import { approved, type Given, given, go, NOW, PLAN, running } from '../domain/given.ts';

const LANGUAGES = ['technical', 'business'] as const;
const everywhere = { services: [], environments: [] };
const shown = (g: Given, language: Language = 'business', silent = false) => {
  const { world } = g;
  const ended = Object.values(world.releases).flatMap((r) =>
    r?.status === 'completed' || r?.status === 'rolled-back' ? [r] : [],
  );
  return digestCard(world, { ended }, { language }, silent)?.text.replace(/<!date\^\d+\^[^|]*\|([^>]*)>/g, '$1');
};
const rejected = (why = 'the build 4.2 is broken') =>
  given()
    .done(PLAN, { type: 'OpenVote', release: 'R-1' })
    .by('UQA')
    .done({ ...go, answer: 'no-go', why });
const failed = () =>
  approved().done({ type: 'StartDeploy', release: 'R-1', why: '' }).by('gonogo').done({
    type: 'ReportStage',
    release: 'R-1',
    deployId: 'R-1-1',
    stage: 'eu',
    status: 'failed',
    n: 1,
    message: 'pod api-7 crashed',
    percent: 0,
  });

test('a release that nobody has deployed in its window is to be decided on, and never coming', () => {
  const text = shown(approved().at('2026-03-03T13:00:00.000Z'));
  expect(text).toBe(
    [
      '*Releases this week: 1 decision needed now, 0 coming, 0 done*',
      '• *Decision needed* · Late: api, ledger. Why: it did not go live in its time, 2026-03-03 12:00 UTC–2026-03-03 13:00 UTC. Next: set a new time, or cancel it (manager, overdue since 2026-03-03 13:00 UTC)',
    ].join('\n'),
  );
  expect(shown(approved().at('2026-03-03T12:59:59.999Z'))).toContain('0 at risk, 1 coming');
});

test.each(LANGUAGES)('one that was not approved, and whose time is over besides, says both to %s', (language) => {
  const said = (g: Given) => shown(g.at('2026-03-03T13:00:00.000Z'), language);
  expect(said(rejected())).toMatch(/Why: no-go by QA; it(s window ended unused| did not go live in its time), /);
  const unanswered = given().done(PLAN, { type: 'OpenVote', release: 'R-1' }).by('UQA').done(go);
  const closing = { type: 'CloseVote', release: 'R-1', vote: 'R-1/v1' } as const;
  unanswered.at('2026-03-03T11:00:00.000Z').by('gonogo').done(closing);
  expect(said(unanswered)).toContain('Why: no answer in time from SRE; it');
});

test.each(LANGUAGES)('of a stretch within a day, %s read the day once', (language) => {
  const late = approved().at('2026-03-03T13:00:00.000Z').world;
  const text = digestCard(late, { ended: [] }, { language }, false)?.text ?? '';
  expect(text).toMatch(/\{date_short_pretty\} \{time\}\|[^>]*>–<!date\^\d+\^\{time\}\|/);
});

test('each line at risk says why, who and by when, and names nobody and nothing internal to executives', () => {
  const text = shown(rejected()) ?? '';
  expect(text).toContain(
    '• *Decision needed* · Not approved: api, ledger, 2026-03-03 12:00 UTC. Why: no-go by QA. Next: mend it and ask again, or cancel it (manager, by 2026-03-03 12:00 UTC)',
  );
  const trouble = shown(failed()) ?? '';
  expect(trouble).toContain('Trouble while going live: api, ledger. Why: it failed while going live');
  expect(trouble).toContain('(manager, by 2026-03-03 13:00 UTC)');
  for (const said of [text, trouble]) expect(said).not.toMatch(/UMANAGER|UQA|R-1|4\.2|broken|crashed|<@/);
});

test('a vote that ran out of time is nobody’s no-go', () => {
  const late = given().done(PLAN, { type: 'OpenVote', release: 'R-1' }).by('UQA').done(go);
  const closing = { type: 'CloseVote', release: 'R-1', vote: 'R-1/v1' } as const;
  late.at('2026-03-03T11:00:00.000Z').by('gonogo').done(closing);
  expect(shown(late)).toContain(
    'Not approved: api, ledger, 2026-03-03 12:00 UTC. Why: no answer in time from SRE. Next',
  );
  const engineers = shown(late, 'technical');
  expect(engineers).toContain('Next: mend it and open a new vote (<@UMANAGER>');
  expect(shown(rejected(), 'technical')).toContain('Next: mend it and open a new vote, or lift the no-go (');
});

test('engineers read the reason and the person', () => {
  const text = shown(failed(), 'technical') ?? '';
  expect(text).toContain('Failed: api 4.2, ledger 2.9 → production (R-1). Why: ');
  expect(text).toContain('pod api-7 crashed');
  expect(text).toContain('roll back, or deploy again (<@UMANAGER>, by 2026-03-03 13:00 UTC)');
});

test('what is to be decided comes first, the soonest before the others; a freeze says why', () => {
  const later: PlanRelease = {
    ...PLAN,
    items: [{ service: 'shop', version: '1' }],
    window: { ...PLAN.window, start: '2026-03-06T12:00:00.000Z', end: '2026-03-06T13:00:00.000Z' },
  };
  const text = shown(
    approved()
      .at('2026-03-03T09:00:00.000Z')
      .done(later, { type: 'OpenVote', release: 'R-2' })
      .done({
        type: 'DeclareFreeze',
        name: 'Sale',
        why: 'sales, ask <@U0MAYA12>',
        scope: everywhere,
        from: '2026-03-03T09:30:00.000Z',
        until: '2026-03-04T00:00:00.000Z',
        sure: true,
      })
      .at('2026-03-03T10:00:00.000Z'),
  );
  const lines = (text ?? '').split('\n');
  expect(lines[0]).toContain('1 decision needed by 2026-03-06 11:00 UTC, 1 more at risk, 0 coming');
  expect(lines[1]).toContain(
    '*Decision needed* · Planned: shop, 2026-03-06 12:00 UTC. Why: faster. Next: go or no-go (QA, SRE, by',
  );
  expect(lines[2]).toContain(
    '*At risk* · Approved: api, ledger, 2026-03-03 12:00 UTC, which may change. Why: waits for “Sale”, until',
  );
  expect(lines[3]).toMatch(/^On hold: everything, everywhere, .* \(sales, ask somebody\)$/);
});

test('what was planned and is off is told to whoever may have read of the plan', () => {
  const off = (customers: string) =>
    given().done({ ...PLAN, customers }, { type: 'CancelRelease', release: 'R-1', why: 'no need' }).world.releases[
      'R-1'
    ];
  const text = (language: Language, customers = '') => {
    const release = off(customers) ?? expect.fail('nothing was planned');
    return digestCard(given().world, { ended: [release] }, { language }, false)?.text;
  };
  const title = '*Releases this week: 0 at risk, 0 coming, 0 done*';
  expect(text('technical')).toBe(`${title}\nCancelled: api 4.2, ledger 2.9 → production (R-1)`);
  expect(text('business')).toBe(`${title}\nCancelled: api, ledger`);
  expect(text('user-facing', 'a refund takes a day')).toBe(`${title}\nNot happening: a refund takes a day`);
  expect(text('user-facing')).toBe('No releases this week, none planned, nothing frozen.');
});

test('of what goes and is frozen elsewhere an audience reads nothing, nor executives of a freeze that only warns', () => {
  const nothing = 'No releases this week, none planned, nothing frozen.';
  const read = (g: Given, environments: string[]) =>
    digestCard(g.world, { ended: [] }, { language: 'business', environments }, false)?.text;
  expect(read(given().done(PLAN), ['staging'])).toBe(nothing);
  expect(read(given().done(PLAN), ['production'])).toContain('api, ledger');
  const [from, until] = [PLAN.window.start, PLAN.window.end];
  const frozen = (soft: boolean) =>
    given().done({
      ...{ type: 'DeclareFreeze', name: 'sale', why: 'sales', from, until, ...(soft && { soft }) },
      scope: { ...everywhere, environments: ['production'] },
    });
  expect(read(frozen(false), ['production'])).toContain('On hold: everything in production');
  expect(read(frozen(false), ['staging'])).toBe(nothing);
  expect(shown(frozen(true))).toBe(nothing);
});

test('nothing to say is one line, or silence where that is wished', () => {
  expect(shown(given())).toBe('No releases this week, none planned, nothing frozen.');
  expect(shown(given(), 'business', true)).toBeUndefined();
});

test('support hears of no plan whose effect nobody has named, and decides nothing', () => {
  expect(shown(given().done(PLAN), 'user-facing')).toBe('No releases this week, none planned, nothing frozen.');
  const named = given().done({ ...PLAN, customers: 'Refunds are faster' });
  expect(shown(named.at('2026-03-03T13:00:00.000Z'), 'user-facing')).toBe(
    "*Releases this week: 1 at risk, 0 coming, 0 done*\n• *At risk* · Late: Refunds are faster. Customers keep what they have. Next: I'll say here when there is a new date",
  );
});

test('of very many, the first are told and the others counted', () => {
  const g = given();
  for (let n = 0; n < 8; n++) g.done({ ...PLAN, items: [{ service: 'api', version: `${n}` }], why: 'x'.repeat(3000) });
  const text = shown(g.at('2026-03-03T13:00:00.000Z')) ?? '';
  expect(text).toContain('8 decisions needed now, 0 coming');
  expect(text.split('\n').at(-1)).toBe('• and 3 more');
});

test('two releases of one service are told once, and counted, to those who read no versions', () => {
  const off = ['4', '5', '6'].map((version) => {
    const { world } = given().done(
      { ...PLAN, items: [{ service: version === '6' ? 'ledger' : 'api', version }] },
      { type: 'CancelRelease', release: 'R-1', why: 'no need' },
    );
    return world.releases['R-1'] ?? expect.fail('nothing was planned');
  });
  const last = (language: Language) =>
    digestCard(given().world, { ended: off }, { language }, false)?.text.split('\n').at(-1);
  expect(last('business')).toBe('Cancelled: api (2 times); ledger');
  expect(last('technical')).toMatch(/^Cancelled: api 4 → .*; api 5 → .*; ledger 6 → /);
});

test('at risk is what its one state says, in every language', () => {
  const risky: Partial<Record<(typeof STATES)[number], true>> = {
    rejected: true,
    missed: true,
    blocked: true,
    failed: true,
  };
  const stories = [rejected(), failed(), approved(), approved().at('2026-03-03T13:00:00.000Z'), given().done(PLAN)];
  for (const g of stories)
    for (const language of ['technical', 'business'] as const) {
      const release = g.world.releases['R-1'] ?? expect.fail('there is no release');
      const state = stateOf(release, g.world);
      const isRisky = risky[state] === true;
      expect(outlookOf(release, undefined, g.world).atRisk, state).toBe(isRisky);
      // Each is counted once: as a decision, at risk, or coming.
      const [title = ''] = (shown(g, language) ?? '').split('\n');
      const counts = [...title.matchAll(/(\d+) (?:decision|at risk|more at risk|coming)/g)].map(([, n]) => Number(n));
      expect(
        counts.reduce((sum, n) => sum + n, 0),
        title,
      ).toBe(1);
    }
});

test('engineers read what answers otherwise than was released, in the words of its news', () => {
  const drift = { what: 'version', since: '2026-03-03T08:00:00.000Z', released: '4.1' } as const;
  const g = given().put('answers', 'production/api', {
    ...{ v: 2, id: 'production/api' },
    regions: { eu: { version: '4.0', since: drift.since, drift } },
  });
  expect(shown(g, 'technical', true)).toContain('\nDrift: api in eu of production: 4.1 is released, 4.0 answers since');
});

test('engineers read what was released and taken away outside of Gonogo, until something may run there', () => {
  const removed = { since: NOW, outside: { source: 'cdevents', key: '1' } };
  const gone = { before: [{ version: '4.1', release: 'R-1' }], removed };
  const doubt = { may: ['4.2'], since: NOW, release: 'R-2', rollout: 'R-2-1', step: 'us' };
  const g = given().put('environment', 'production', {
    ...running({}),
    live: { api: { eu: gone, us: { ...gone, doubt } } },
  });
  const line = `Drift: api in eu of production: 4.1 was released (R-1), and nothing runs since`;
  expect(shown(g, 'technical', true)).toContain(`\n${line}`);
  expect(shown(g, 'technical', true)?.match(/Drift: /g)).toHaveLength(1);
  expect(shown(g, 'business', true) ?? '').not.toContain('Drift');
});

test('engineers read where environments differ that should be the same; others do not', () => {
  const places = ['staging', 'production'];
  const g = given()
    .company({
      environments: places.map((name) => ({ name, regions: ['eu'], stageTimeoutMinutes: 30 })),
      services: Array.from({ length: 7 }, (_, i) => ({ name: `s${i}`, about: '', dependsOn: [], sameIn: places })),
    })
    .put('environment', 'staging', running({ s0: { eu: '2' } }, 'staging'))
    .put('environment', 'production', running({ s0: { eu: '1' } }));
  expect(shown(g, 'technical', true)).toContain('\nDrift: s0: 2 in staging (eu), 1 in production (eu)');
  expect(shown(g, 'business', true)).toBeUndefined();
  // App Home lists it below what is in doubt.
  expect(JSON.stringify(homeBlocks('UOTHER', g.world))).toContain(
    'Nothing is in doubt.\\nDrift: s0: 2 in staging (eu)',
  );
  const all = (version: string) => Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`s${i}`, { eu: version }]));
  g.put('environment', 'staging', running(all('2'), 'staging')).put('environment', 'production', running(all('1')));
  expect(shown(g, 'technical', true)?.match(/Drift: /g)).toHaveLength(6);
  expect(shown(g, 'technical', true)).toContain('Drift: and 2 more');
});

describe('how many deploys succeeded', () => {
  const NOW = '2026-03-30T07:00:00.000Z';
  const zone = 'Europe/Berlin';
  const weeks = weeksBefore(NOW, zone);
  const [base] = Object.values(failed().world.releases);
  if (base?.status !== 'failed') throw new Error('it did not fail');
  const { reason: _, ...rest } = base;
  const live = (at: string): Release => ({ ...rest, status: 'completed', at });
  const back = (at: string): Release => ({ ...base, status: 'rolled-back', at });
  const line = (all: Release[], language: Language = 'business') => {
    const { world } = approved();
    const text = digestCard(world, { ended: [], deploys: deploysBy(weeks, all) }, { language }, false)?.text ?? '';
    return text.split('\n').find((l) => l.startsWith('Success')) ?? '';
  };
  test('is a week by the wall clock of the digest, from the change of clocks on as before', () => {
    // Monday 9:00 in Berlin, a day after its clocks went forward: four weeks ago it was 9:00 at 08:00 UTC.
    expect(weeks).toHaveLength(8);
    expect(weeks[4]).toEqual({ from: '2026-03-02T08:00:00.000Z', until: '2026-03-09T08:00:00.000Z' });
    expect(weeks[7]).toEqual({ from: '2026-03-23T08:00:00.000Z', until: NOW });
    expect(weeks[0]?.from).toBe('2026-02-02T08:00:00.000Z');
  });
  test('is said of the last four weeks, and of the four before', () => {
    expect(
      line([live('2026-03-29T10:00:00.000Z'), live('2026-03-03T08:00:00.000Z'), back('2026-03-10T08:00:00.000Z')]),
    ).toBe(
      'Success: 2 of 3 (66 %) of what was deployed in the last 4 weeks went live and stayed; none in the 4 weeks before.',
    );
    expect(line([live('2026-02-10T08:00:00.000Z')])).toBe(
      'Success: nothing was deployed in the last 4 weeks; 1 of 1 (100 %) in the 4 weeks before.',
    );
    expect(line([])).toBe('');
    expect(line([live('2026-03-29T10:00:00.000Z')], 'user-facing')).toBe('');
    expect(line([live('2026-03-29T10:00:00.000Z')], 'technical')).toContain('1 of 1 (100 %)');
  });
  test('counts each where it ended, to the millisecond, and once', () => {
    const of = (...all: Release[]) =>
      deploysBy(weeks, all)
        .map((w) => `${w.stayed}/${w.of}`)
        .join(' ');
    expect(of(live('2026-03-09T07:59:59.999Z'), live('2026-03-09T08:00:00.000Z'))).toBe(
      '0/0 0/0 0/0 0/0 1/1 1/1 0/0 0/0',
    );
    expect(of(live(NOW), live('2026-02-02T07:59:59.999Z'))).toBe('0/0 0/0 0/0 0/0 0/0 0/0 0/0 0/0');
    expect(of(live('2026-02-02T08:00:00.000Z'), live('2026-03-30T06:59:59.999Z'))).toBe(
      '1/1 0/0 0/0 0/0 0/0 0/0 0/0 1/1',
    );
    // One that failed counts from when it began; a drill, what is planned and what is under way don't.
    expect(of(base)).toBe('0/0 0/0 0/0 0/0 0/1 0/0 0/0 0/0');
    const [planned] = approved().world.openReleases;
    expect(of({ ...live('2026-03-29T10:00:00.000Z'), drill: {} }, ...(planned ? [planned] : []))).toBe(of());
    // Nor does what never came to its last environment.
    const ahead = [{ environment: 'production', window: base.window }];
    expect(of({ ...base, ahead }, { ...back('2026-03-29T10:00:00.000Z'), ahead })).toBe(of());
  });
  test('what was taken back before its last environment was never live, to those outside', () => {
    const gone: Release = {
      ...back('2026-03-29T10:00:00.000Z'),
      environment: 'staging',
      ahead: [{ environment: 'production', window: base.window }],
    };
    const text = (language: Language) => digestCard(given().world, { ended: [gone] }, { language }, false)?.text ?? '';
    expect(text('business')).toBe('*Releases this week: 0 at risk, 0 coming, 0 done*\nNot going live: api, ledger');
    expect(text('technical')).toContain('0 of 1 done*\nRolled back: api 4.2, ledger 2.9 → staging (R-1)');
  });
  test('is all of it only where all of it stayed', () => {
    const all = Array.from({ length: 400 }, () => live('2026-03-29T10:00:00.000Z'));
    expect(line([...all, back('2026-03-29T10:00:00.000Z')])).toContain('400 of 401 (99 %)');
  });
  test('is drawn as a bar a week, with its numbers; nothing where nothing was deployed', () => {
    const svg = successPicture(
      deploysBy(weeks, [live('2026-03-03T08:00:00.000Z'), back('2026-03-10T08:00:00.000Z')]),
      zone,
    );
    const said = [...(svg ?? '').matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, word]) => word);
    expect(said).toContain('2 Mar');
    expect(said.filter((word) => /\/1$/.test(word ?? ''))).toEqual(['1/1', '0/1']);
    expect(said.filter((word) => word === '0')).toHaveLength(6);
    expect(successPicture(deploysBy(weeks, []), zone)).toBeUndefined();
  });
});
