import { expect, test } from 'vitest';
import type { render as business } from '../../src/audiences/business/texts.ts';
import { LANGUAGES } from '../../src/audiences/index.ts';
import { fieldsIn, renderFor, standingFor } from '../../src/audiences/render.ts';
import type { render as userFacing } from '../../src/audiences/user-facing/texts.ts';
import type { View } from '../../src/audiences/view.ts';
import { viewOf } from '../../src/audiences/view-of.ts';
import { digestCard } from '../../src/cards/digest.ts';
import { headlineCard } from '../../src/cards/headline.ts';
import { AUDIENCE_EVENTS, type Audience, type AudienceEvent } from '../../src/domain/company/audiences.ts';
import { outlookOf } from '../../src/domain/release/outlook.ts';
import type { Release } from '../../src/domain/release/release.ts';
import { approved, type Given, given, NOW, PLAN, running } from '../domain/given.ts';

const EVENTS: AudienceEvent[] = [...AUDIENCE_EVENTS];
const audience = (language: Audience['language'], templates: Audience['templates'] = {}): Audience => ({
  name: 'a',
  title: 'A',
  language,
  channel: 'c',
  headline: false,
  events: EVENTS,
  templates,
});

test.each(EVENTS.filter((e) => !['approved', 'reopened', 'missed', 'held', 'incident', 'replaced'].includes(e)))(
  'engineers read who did it, where somebody did (%s)',
  (event) => {
    const release = given().done(PLAN).world.releases['R-1'] ?? expect.fail('there is no release');
    const [from, until] = [PLAN.window.start, PLAN.window.end];
    const scope = { services: ['api'], environments: [] };
    const freeze = { id: 'F-1', name: 'f', why: 'w', scope, from, until, zone: 'UTC', soft: false, by: 'UMANAGER' };
    const of = event === 'frozen' || event === 'thawed' ? { freeze: freeze as never } : { release };
    const told = { event, ...of, at: PLAN.window.start, by: 'UBOTH', said: [] };
    expect(renderFor(audience('technical'), told).text).toContain('<@UBOTH>');
    expect(renderFor(audience('technical'), { ...told, by: '' }).text).not.toContain('<@UBOTH>');
  },
);

test('the compiler refuses a template a field its audience is not cleared for', () => {
  type SeenBy<R extends (event: AudienceEvent, view: never) => unknown> = Parameters<R>[1];
  const leak = (view: SeenBy<typeof business>) =>
    // @ts-expect-error executives are not cleared for versions
    view.versions;
  const other = (view: SeenBy<typeof userFacing>) =>
    // @ts-expect-error support is not cleared for the technical reason
    view.reason;
  expect([leak, other].length).toBe(2);
});

test('no text of an outer audience holds what it is not cleared for, whatever people wrote', () => {
  const secret = 'S3CR3T';
  const world = given().done({
    ...PLAN,
    items: [{ service: 'api', version: `1-${secret}` }],
    why: 'why',
    customers: 'customers',
  }).world;
  const planned = world.releases['R-1'];
  if (!planned) throw new Error('not planned');
  const release = { ...planned, status: 'cancelled', by: 'U1', reason: secret, at: world.now } as const;
  for (const language of ['business', 'user-facing'] as const)
    for (const event of EVENTS) {
      const message = renderFor(audience(language), { event, release, at: world.now });
      expect(JSON.stringify(message), `${language} ${event}`).not.toContain(secret);
    }
});

test.each<[Audience['language'], string, string]>([
  ['technical', 'Called off: the freeze of api', 'Another freeze holds it until'],
  ['business', '*Hold called off: api', '*Releases still on hold: api'],
  ['user-facing', '*Called off: the stop of changes', '*Still no changes until'],
])('a freeze that never began, or over which another goes on, frees nothing: %s', (language, off, still) => {
  const [from, until] = ['2026-03-03T10:00:00.000Z', '2026-03-03T12:00:00.000Z'];
  const scope = { services: ['api'], environments: [] };
  const freeze = {
    v: 1,
    id: 'F-1',
    name: 'sale',
    why: 'sale',
    scope,
    from,
    until,
    by: 'U1',
    status: 'lifted',
  } as const;
  const told = { event: 'thawed', freeze } as const;
  expect(renderFor(audience(language), { ...told, at: '2026-03-03T09:59:59.999Z' }).text).toContain(off);
  expect(renderFor(audience(language), { ...told, at: from, still: until }).text).toContain(still);
  expect(renderFor(audience(language), { ...told, at: from }).text).toMatch(
    /No longer frozen: |Releases resume|possible again/,
  );
});

test('every language has a text for every event, whose first line says what it is about', () => {
  const release = approved().world.releases['R-1'];
  for (const language of ['technical', 'business', 'user-facing'] as const)
    for (const event of EVENTS.filter((e) => e !== 'frozen' && e !== 'thawed')) {
      const { text } = renderFor(audience(language), {
        event,
        ...(release && { release }),
        text: 'hello',
        at: '2026-03-03T12:00:00.000Z',
      });
      expect(text.length, `${language} ${event}`).toBeGreaterThan(4);
      expect(text).not.toMatch(/undefined|null|\[object/);
    }
});

test('an own template is filled, times as times and words escaped; a field that is not cleared stays empty', () => {
  const release = approved().world.releases['R-1'];
  const { text } = renderFor(audience('business', { approved: '{{services}} at {{start}} {{versions}}<b>' }), {
    event: 'approved',
    ...(release && { release }),
    at: '2026-03-03T12:00:00.000Z',
  });
  expect(text).toBe('api, ledger at <!date^1772539200^{date_short_pretty} {time}|2026-03-03 12:00 UTC> <b>');
  expect(fieldsIn('{{ a }} {{b-c}} {{}}')).toEqual(['a', 'b-c', '']);
  expect(LANGUAGES.business.cleared).not.toContain('versions' satisfies keyof View);
});

test('who hears that some of its services went back is not told that all did', () => {
  const begun = approved().done({ type: 'StartDeploy', release: 'R-1' });
  const report = (deployId: string, stage: string) =>
    ({ type: 'ReportStage', release: 'R-1', deployId, stage, status: 'succeeded', n: 1, message: '' }) as const;
  const back = begun
    .done(report('R-1-1', 'eu'), report('R-1-1', 'us'))
    .done({ type: 'RollBack', release: 'R-1', why: 'x', services: ['ledger'] })
    .done(report('R-1-2', 'us'), report('R-1-2', 'eu'));
  const release = back.world.releases['R-1'] ?? expect.fail('there is no release');
  const told = (language: Audience['language']) =>
    renderFor(audience(language), { event: 'rolled-back', release, at: back.world.now }).text;
  expect(told('business')).toMatch(/^\*Partly undone: ledger is back on the version before, .*; api stays\*/);
  expect(told('user-facing')).toContain('Some of it is what customers had before again, and some stays');
  expect(told('user-facing')).toMatch(/I'll say here when there is a new date$/);
  expect(told('business')).toMatch(/\nNext: the team decides on the rest$/);
  expect(told('user-facing')).toMatch(/^\*Partly taken back since/);
  expect(told('technical')).toMatch(/^Partly rolled back: ledger in production .*; api stays/);
  // The digest tells each in their words, and none that all of it is gone.
  const digest = (language: Audience['language']) =>
    digestCard(back.world, { ended: [release] }, { language }, false)?.text.split('\n')[1];
  expect(digest('technical')).toBe('Partly rolled back: ledger 2.9 → production (R-1); api stays');
  expect(digest('business')).toBe('Partly undone: ledger; api stays');
  expect(digest('user-facing')).toMatch(/^Partly taken back: /);
});

test('of what a rollback leaves in doubt nobody is told that it stays', () => {
  const at = { eu: '4.1', us: '4.1' };
  const before = running({ ledger: { eu: '2.8', us: '2.8' }, api: at });
  const begun = () => approved().put('environment', 'production', before).done({ type: 'StartDeploy', release: 'R-1' });
  const report = (deployId: string, stage: string, status: 'succeeded' | 'failed' = 'succeeded') =>
    ({ type: 'ReportStage', release: 'R-1', deployId, stage, status, n: 1, message: '' }) as const;
  const failed = () => begun().done(report('R-1-1', 'eu', 'failed'));
  const after = (g: Given) => {
    const release = g.world.releases['R-1'] ?? expect.fail('there is no release');
    const card = JSON.stringify(headlineCard(release, undefined, g.world).blocks[0]);
    const told = (language: Audience['language']) =>
      renderFor(audience(language), { event: 'rolled-back', release, at: g.world.now }).text;
    return { card, told };
  };
  const some = after(
    failed()
      .done({ type: 'RollBack', release: 'R-1', why: 'x', services: ['ledger'] })
      .done(report('R-1-2', 'eu')),
  );
  expect(some.card).toContain('Not taken back, and in doubt: api 4.2');
  expect(some.told('technical')).toMatch(
    /is on ledger 2\.8 again .*; of api nobody knows yet which version runs\. Why/,
  );
  expect(some.told('business')).toMatch(/; of api nobody knows yet which version runs\*/);
  expect(some.told('user-facing')).toContain('of the rest nobody knows it yet');
  // The same where its step still ran when the other was taken back, until its pipeline says how it ended.
  const ran = begun().done({ type: 'RollBack', release: 'R-1', why: 'x', services: ['ledger'] });
  expect(after(ran.done(report('R-1-2', 'eu'))).told('technical')).toContain('of api nobody knows yet');
});

test('a rollout that failed before any of it began is not said to have reached customers', () => {
  const begun = () => approved().done({ type: 'StartDeploy', release: 'R-1' });
  const told = (g: Given) => {
    const release = g.world.releases['R-1'] ?? expect.fail('there is no release');
    return (['business', 'user-facing'] as const).flatMap((language) => [
      renderFor(audience(language), { event: 'failed', release, at: g.world.now }).text,
      JSON.stringify(standingFor({ language }, release, outlookOf(release, undefined, g.world), g.world.now)),
    ]);
  };
  const fails = (how: 'refused' | 'unanswered') =>
    begun().done({ type: 'FailStage', release: 'R-1', deployId: 'R-1-1', stage: 'eu', how, why: 'x' });
  for (const text of told(fails('refused'))) {
    expect(text).toMatch(/this attempt changed nothing/i);
    expect(text).not.toMatch(/Some customers may|being checked/);
  }
  for (const text of told(fails('unanswered'))) expect(text).toContain('mpact: being checked');
  // One that was stopped while it proved itself runs there.
  const proving = fails('unanswered');
  const release = proving.world.releases['R-1'];
  if (release?.status !== 'failed') throw new Error('it has not failed');
  const stages = release.rollout.stages.map((s) => (s.state === 'failed' ? { ...s, how: 'unproven' as const } : s));
  proving.put('release', 'R-1', { ...release, rollout: { ...release.rollout, stages } });
  for (const text of told(proving)) expect(text).toContain('mpact: being checked');
  const technical = (g: Given) => {
    const failed = g.world.releases['R-1'] ?? expect.fail('there is no release');
    return renderFor(audience('technical'), { event: 'failed', release: failed, at: g.world.now }).text;
  };
  const digest = (g: Given) => {
    const failed = g.world.releases['R-1'] ?? expect.fail('there is no release');
    const outlook = outlookOf(failed, undefined, g.world);
    return JSON.stringify(standingFor({ language: 'technical' }, failed, outlook, g.world.now));
  };
  expect(digest(fails('refused'))).toContain('deploy again, or cancel it');
  expect(digest(proving)).toContain('roll back, or deploy again');
  expect(technical(fails('refused'))).toContain('or cancel it: no pipeline took it');
  expect(technical(proving)).toContain('Next: roll back, or deploy again');
});

test('of several steps engineers hear which one failed, forwards as backwards', () => {
  const report = (deployId: string, stage: string, status: 'succeeded' | 'failed') =>
    ({ type: 'ReportStage', release: 'R-1', deployId, stage, status, n: 1, message: 'no image' }) as const;
  const told = (g: Given, event: AudienceEvent) => {
    const release = g.world.releases['R-1'] ?? expect.fail('there is no release');
    return renderFor(audience('technical'), { event, release, at: g.world.now }).text;
  };
  const g = approved().done(
    { type: 'StartDeploy', release: 'R-1' },
    report('R-1-1', 'eu', 'succeeded'),
    report('R-1-1', 'us', 'failed'),
  );
  expect(told(g, 'failed')).toContain('What failed: step us: no image');
  g.done({ type: 'RollBack', release: 'R-1', why: 'x' }, report('R-1-2', 'us', 'failed'));
  expect(told(g, 'rollback-failed')).toContain('What failed: step us: no image');
});

test('what ran before is told in the order of the services, whatever the order of the steps', () => {
  const items = ['ledger', 'api', 'web'].map((service) => ({ service, version: '2', previous: '1' }));
  const stage = ({ service, version, previous }: (typeof items)[number]) =>
    ({ name: service, region: 'eu', state: 'done', items: [{ service, version, previous }] }) as const;
  const rollout = { id: 'R-1-2', direction: 'back', by: 'U', startedAt: PLAN.window.start };
  const release = { ...PLAN, id: 'R-1', status: 'rolled-back', items, reason: 'x' };
  const back = { ...release, rollout: { ...rollout, stages: items.map(stage).reverse() } } as unknown as Release;
  expect(viewOf({ event: 'rolled-back', release: back, at: PLAN.window.start }).backTo).toBe('ledger 1, api 1, web 1');
});

test.each([
  ['business', 'What comes before it is not done in time. It was to go live', 'It did not go live in its time'],
  ['user-facing', ', and is not ready in time. Customers keep what they have until it is', 'It did not happen'],
] as const)(
  'where an environment before the last is late, its last time is not said to be over: %s',
  (language, ahead, over) => {
    const plan = onlyRelease();
    const late = { ...plan, environment: 'staging', window: { ...plan.window, end: plan.window.start } };
    const release = { ...late, ahead: [{ environment: 'production', window: plan.window }] };
    const told = (at: string) => renderFor(audience(language), { event: 'missed', release, at }).text;
    expect(told(plan.window.start)).toContain(ahead);
    expect(told(plan.window.end)).toContain(over);
  },
);

test('of what is cancelled engineers read where it is live all the same', () => {
  const plan = onlyRelease();
  const { window } = plan;
  const release = { ...plan, status: 'cancelled', by: 'U1', reason: 'x', at: window.start } as const;
  const told = (passed: Pick<Release, 'passed'>) =>
    renderFor(audience('technical'), { event: 'cancelled', release: { ...release, ...passed }, at: window.start }).text;
  expect(told({})).not.toContain('went live');
  expect(told({ passed: [{ environment: 'staging', window, at: window.start }] })).toContain(
    '\nIt went live in staging: nothing was taken back there',
  );
});

test('what is taken back before its last environment does not happen, to those outside', () => {
  const plan = given().done({ ...PLAN, customers: 'wallets' }).world.releases['R-1'];
  if (!plan) throw new Error('not planned');
  const { environment, window } = plan;
  const release = { ...plan, environment: 'staging', ahead: [{ environment, window }] };
  const told = (language: Audience['language']) =>
    renderFor(audience(language), { event: 'rolled-back', release, at: release.window.start }).text;
  expect(told('business')).toMatch(
    /^\*Not going live: api, ledger, <!date.*\*\nIt was taken back before that\nNext: nothing goes live unless its team plans it anew$/,
  );
  expect(told('user-facing')).toBe('*Not happening: wallets*\nCustomers keep what they have');
  expect(told('technical')).toMatch(/^Rolled back: /);
});

test.each<AudienceEvent>(['moved', 'changed', 'rejected', 'reopened', 'cancelled'])(
  'why it is planned is not read as why somebody changed that (%s)',
  (event) => {
    const release = approved().world.releases['R-1'] ?? expect.fail('there is no release');
    const told = { event, release, at: '2026-03-03T09:00:00.000Z', movedFrom: PLAN.window.start, was: 'api 4.1' };
    const { text } = renderFor(audience('business'), { ...told, by: 'U1', byRole: 'manager' });
    expect(text).toContain(`Planned because: ${release.why}`);
  },
);

test('why it was moved is told inside, where somebody said so; of a release that was moved after a no-go, not why that was', () => {
  const release = approved().world.releases['R-1'] ?? expect.fail('there is no release');
  const told = {
    event: 'moved',
    release,
    at: '2026-03-03T09:00:00.000Z',
    movedFrom: PLAN.window.start,
    by: 'U1',
  } as const;
  const text = (because?: string) => renderFor(audience('technical'), { ...told, ...(because && { because }) }).text;
  expect(text('the bank calls')).toMatch(/, by <@U1>\. Why: the bank calls$/);
  expect(text()).toMatch(/, by <@U1>$/);
  expect(renderFor(audience('business'), { ...told, because: 'the bank calls' }).text).not.toContain('bank');
});

test.each<[string, { at: string; stop?: true; still?: string }, RegExp]>([
  ['lifted', { at: '2026-03-03T11:00:00.000Z' }, /The hold “sale” is over · lifted by manager/],
  ['a stop', { at: '2026-03-03T11:00:00.000Z', stop: true }, /The emergency stop is over · lifted by manager/],
  ['called off', { at: '2026-03-03T09:00:00.000Z' }, /does not happen · called off by manager/],
])('executives read who ended what held releases: %s', (_, { at, ...more }, said) => {
  const [from, until] = ['2026-03-03T10:00:00.000Z', '2026-03-03T12:00:00.000Z'];
  const scope = { services: ['api'], environments: [] };
  const freeze = {
    v: 1,
    id: 'F-1',
    name: 'sale',
    why: 'sale',
    scope,
    from,
    until,
    by: 'U1',
    status: 'lifted',
  } as const;
  const told = { event: 'thawed', freeze: { ...freeze, ...more }, at } as const;
  expect(renderFor(audience('business'), { ...told, by: 'U1', byRole: 'manager' }).text).toMatch(said);
  expect(renderFor(audience('business'), told).text).not.toContain(' by ');
  // Why, those inside read alone.
  const why = (language: Audience['language']) =>
    renderFor(audience(language), { ...told, by: 'U1', because: 'sold out' }).text.includes('Why: sold out');
  expect((['technical', 'business', 'user-facing'] as const).map(why)).toEqual([true, false, false]);
});

test.each<[Audience['language'], string, string]>([
  ['business', 'An exception: the hold goes on until ', 'why'],
  ['user-facing', 'An exception: the stop of changes goes on until ', 'Expected to be done by'],
])('who was told that nothing goes live hears why this does all the same: %s', (language, exception, said) => {
  const release = approved().world.releases['R-1'] ?? expect.fail('there is no release');
  const told = (still: { still?: string }) =>
    renderFor(audience(language), { event: 'deploying', release, at: release.window.start, ...still }).text;
  expect(told({})).not.toContain('exception');
  expect(told({ still: '2026-03-03T15:00:00.000Z' })).toContain(exception);
  expect(told({ still: '2026-03-03T15:00:00.000Z' })).toContain(language === 'business' ? release.why : said);
});

test('a time that has begun is not promised as one to come', () => {
  const release = approved().world.releases['R-1'] ?? expect.fail('there is no release');
  const told = (at: string) => renderFor(audience('business'), { event: 'approved', release, at }).text;
  expect(told('2026-03-03T11:59:59.999Z')).toContain('Next: goes live <!date');
  expect(told(release.window.start)).toContain('Next: it may go live until <!date');
});

test.each<[Audience['language'], string]>([
  ['business', 'expected by '],
  ['user-facing', 'Expected to be done by '],
])('no end that is over is promised of what is deployed again after it: %s', (language, promise) => {
  const release = approved().world.releases['R-1'] ?? expect.fail('there is no release');
  const told = (at: string) => renderFor(audience(language), { event: 'deploying', release, at }).text;
  expect(told('2026-03-03T12:59:59.999Z')).toContain(promise);
  expect(told(release.window.end)).not.toContain(promise);
  expect(told(release.window.end)).toMatch(/when it.s done|when it is done/);
});

test('what could not be taken back reads otherwise than what stopped on its way there', () => {
  const release = approved().world.releases['R-1'] ?? expect.fail('there is no release');
  const told = (event: AudienceEvent) =>
    renderFor(audience('user-facing'), { event, release, at: PLAN.window.start }).text;
  expect([told('failed'), told('rollback-failed')].map((text) => text.split(':')[0])).toEqual([
    '*Interrupted',
    '*Not taken back yet',
  ]);
});

test.each(['planned', 'reopened'] as const)(
  'executives are promised no vote before a time that is over (%s)',
  (event) => {
    const release = given().done(PLAN).world.releases['R-1'] ?? expect.fail('there is no release');
    const told = (at: string) => renderFor(audience('business'), { event, release, at }).text;
    const { start } = PLAN.window;
    const before = new Date(Date.parse(start) - 1).toISOString();
    expect(told(before)).toMatch(/^\*Planned: api, ledger, <!date.*\nNext: go\/no-go vote before <!date/s);
    expect(told(start)).toMatch(
      /^\*Planned: api, ledger, as soon as it is approved\*\n.*\nNext: go\/no-go vote; it may go live until <!date/s,
    );
  },
);

test.each([
  ['business', '2026-03-03T12:00:00.000Z', '{time}|'],
  ['business', '2026-03-05T12:00:00.000Z', '{date_short_pretty} {time}|'],
  ['user-facing', '2026-03-03T12:00:00.000Z', '{time}|'],
  ['user-facing', '2026-03-05T12:00:00.000Z', '{date_short_pretty} {time}|'],
] as const)('%s read the day of an end that is not today: %s', (language, end, format) => {
  const release = { ...onlyRelease(), window: { start: '2026-03-03T09:00:00.000Z', end, zone: 'Europe/Berlin' } };
  const { text } = renderFor(audience(language), { event: 'deploying', release, at: '2026-03-03T10:00:00.000Z' });
  expect(text).toContain(`${Date.parse(end) / 1000}^${format}`);
});

test.each([
  ...['nothing', 'None.', 'n/a', '-', 'no change', 'no visible changes', 'nichts', 'Nothing that customers notice'].map(
    (typed) => [typed, 'api (customers notice nothing)', false] as const,
  ),
  ...['Nothing for most, refunds arrive at once for some', 'no more waiting', 'none of the old prices'].map(
    (typed) => [typed, typed, true] as const,
  ),
])('what customers notice, as %s: they are promised no effect that there is not', (customers, told, noticed) => {
  const release = { ...onlyRelease(), customers };
  const { text } = renderFor(audience('user-facing'), { event: 'deploying', release, at: '2026-03-03T10:00:00.000Z' });
  expect(text).toContain(`: ${told}*`);
  expect(text.includes('Customers may notice it')).toBe(noticed);
});

test('what somebody wrote at length is one line to executives; support read all of it once, and no wall of a title', () => {
  const [why, customers] = ['Refunds arrive. '.repeat(180), 'They see it at once. '.repeat(130)];
  const release = { ...onlyRelease(), why, customers };
  const lines = (language: Audience['language'], event: AudienceEvent) =>
    renderFor(audience(language), {
      event,
      release,
      at: '2026-03-03T10:00:00.000Z',
      movedFrom: NOW,
      was: why,
    }).text.split('\n');
  for (const event of ['planned', 'moved', 'changed', 'approved', 'reopened'] as const) {
    const [status = '', overview = '', next = ''] = lines('business', event);
    expect(Math.max(status.length, next.length), event).toBeLessThan(300);
    expect(overview.length, event).toBeLessThan(800);
  }
  for (const event of ['planned', 'changed', 'moved', 'deploying', 'done'] as const) {
    const [title = '', ...rest] = lines('user-facing', event);
    expect(title.length, event).toBeLessThan(450);
    expect(rest.join().includes(customers.trim()), event).toBe(event === 'planned' || event === 'changed');
  }
  const short = renderFor(audience('user-facing'), {
    event: 'planned',
    release: { ...release, customers: 'faster' },
    at: NOW,
  });
  expect(short.text.match(/faster/g)).toHaveLength(1);
});

test('a freeze with a name of a page has one of a line to those outside', () => {
  const scope = { services: ['api'], environments: [] };
  const [from, until] = [PLAN.window.start, PLAN.window.end];
  const freeze = {
    id: 'F-1',
    name: 'Sale '.repeat(90),
    why: 'w '.repeat(900),
    scope,
    from,
    until,
    zone: 'UTC',
    soft: false,
    by: 'UQA',
  };
  for (const language of ['business', 'user-facing'] as const)
    for (const event of ['frozen', 'thawed'] as const) {
      const { text } = renderFor(audience(language), { event, freeze: freeze as never, at: until });
      expect(text.length, `${language} ${event}`).toBeLessThan(800);
    }
});

function onlyRelease(): Release {
  const planned = given().done({ ...PLAN, items: [{ service: 'api', version: '1' }] }).world.releases['R-1'];
  if (!planned) throw new Error('not planned');
  return planned;
}
