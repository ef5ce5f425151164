import { describe, expect, test } from 'vitest';
import type { Parts } from '../../src/reading/part.ts';
import { read } from '../../src/reading/read.ts';
import { modal } from '../../src/words/rollback/modal.ts';
import { notThatVersion } from '../../src/words/rollback/target.ts';
import { typed } from '../../src/words/rollback/typed.ts';
import { given, go, PLAN, running } from '../domain/given.ts';
import { rolled, step } from '../domain/release/made.ts';
import { context } from '../reading/given.ts';

describe('to which version something goes back is read, and is no reason', () => {
  const said = (text: string) => {
    const reading = read<typeof typed.takes.parts & Parts>(typed.takes, { text, mentions: [] }, context);
    if (!reading.ok) return reading.fault.why;
    const { release, to, why } = reading.said;
    const which = [release.id, ...release.services, ...release.versions, ...release.environments].flatMap(
      (w) => w ?? [],
    );
    return [which.join(' '), to ? ('version' in to ? to.version : 'before') : '', why];
  };
  test.each([
    ['search to 4.1.9', ['search', '4.1.9', '']],
    ['search back to v4.1.9 results are wrong', ['search', 'v4.1.9', 'results are wrong']],
    ['search to 4.1.9, results are wrong', ['search', '4.1.9', 'results are wrong']],
    ['search to 4.1.9: payments fail', ['search', '4.1.9', 'payments fail']],
    ['search to 4.1.9 because of errors', ['search', '4.1.9', 'errors']],
    ['search from 4.2 to 4.1.9', ['search', '4.1.9', '']],
    ['search in production to 4.1.9', ['search production', '4.1.9', '']],
    ['R-3 to 4.1.9 it breaks', ['R-3', '4.1.9', 'it breaks']],
    ['R-3 4.1.9', ['R-3', '4.1.9', '']],
    ['to 4.1.9', ['', '4.1.9', '']],
    ['search down to 8', ['search', '8', '']],
    ['search to 2026-03', ['search', '2026-03', '']],
    ['search to the previous version', ['search', 'before', '']],
    ['search to the version before: too slow', ['search', 'before', 'too slow']],
    ['search back to what ran before', ['search', 'before', '']],
    ['search it breaks, back to 4.1.9', ['search', '4.1.9', 'it breaks']],
    ['search 4.2', ['search 4.2', '', '']],
    // What is no version to go back to stays the reason, whole.
    ['search due to 500 errors', ['search', '', '500 errors']],
    ['search errors rise to 4.1', ['search', '', 'errors rise to 4.1']],
    ['search to 50 people it is broken', ['search', '', 'to 50 people it is broken']],
    ['R-3 4.1.9 was better', ['R-3', '', '4.1.9 was better']],
    // Services alone are which of it goes back.
    ['R-3 search because one is slow', ['R-3 search', '', 'one is slow']],
    ['R-3 search and payments because both are slow', ['R-3 search payments', '', 'both are slow']],
    ['R-3 payments', ['R-3 payments', '', '']],
    ['payments of R-3 because refunds fail', ['R-3 payments', '', 'refunds fail']],
    ['payments and search of R-3 because refunds fail', ['R-3 payments search', '', 'refunds fail']],
    ['payments from R-3 because refunds fail', ['R-3 payments', '', 'refunds fail']],
    ['payments in R-3: refunds fail', ['R-3 payments', '', 'refunds fail']],
    ['payments of R-3 refunds fail', ['R-3 payments', '', 'refunds fail']],
    ['R-3 payments are slow', ['R-3', '', 'payments are slow']],
    ['R-3 search broke payments', ['R-3', '', 'search broke payments']],
    ['R-3 search broke because payments did', ['R-3', '', 'search broke because payments did']],
    ['search to 4.1 to 4.2', 'I can take one of the versions to go back to at a time.'],
  ])('%s', (text, right) => expect(said(text)).toEqual(right));
});

test('what goes back is told as it is: nothing, where nobody knows what ran before; of what is on top, only what is there still', () => {
  const brought = step('eu', 'done', 'api 4.2');
  const own = rolled('completed', [brought]);
  const left = [step('eu', 'done', 'api 4.3<4.2')];
  const later = { ...rolled('rolled-back', [step('eu', 'done', 'ledger 2.9<2.8')], { left }), id: 'R-2' };
  const top = { releases: ['R-2'], strange: [], free: [] };
  const around = {
    top,
    later: [later],
    stops: [],
    wanting: [],
    depending: [],
    earlier: [],
    nameless: [brought],
    ill: ['api 4.1 in eu (errors 7 %)'],
    waits: [],
  };
  const shown = JSON.stringify(modal(own, ['api'], '', around).blocks[0]);
  expect(shown).toContain('can go back');
  expect(shown).not.toContain('goes back');
  expect(shown).toContain('*Was unhealthy there, too*: api 4.1 in eu (errors 7 %)');
  expect(shown).toMatch(/• api [\d.]+ \(R-2\)/);
  const depending = [{ service: 'shop', on: ['api', 'ledger'] }];
  expect(JSON.stringify(modal(own, ['api'], '', { ...around, nameless: [], depending }).blocks[0])).toContain(
    '*Depends on what goes back, and stays*: shop (on api, ledger)',
  );
});

describe('a version that is not the one before is refused, with what is', () => {
  const live = (places: Parameters<typeof running>[0] = {}) => {
    const g = given()
      .put('environment', 'production', running(places))
      .done(PLAN, { type: 'OpenVote', release: 'R-1' });
    for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done(go);
    g.by('UMANAGER').at('2026-03-03T12:00:00.000Z').done({ type: 'StartDeploy', release: 'R-1' }).by('gonogo');
    for (const stage of ['eu', 'us'])
      g.done({ type: 'ReportStage', release: 'R-1', deployId: 'R-1-1', stage, status: 'succeeded', n: 1, message: '' });
    const release = g.world.releases['R-1'];
    if (!release) throw new Error('it was not planned');
    return release;
  };
  const KNOWN = { api: { eu: '4.1', us: 'v4.1' }, ledger: { eu: '2.8', us: '2.8' } };
  const asked = (services: string[], version: string, places = KNOWN, why = '') => {
    const answer = notThatVersion(live(places), services, { to: { version }, why });
    if (!answer) return 'goes there';
    const { text, blocks } = 'say' in answer ? answer.say : { text: '', blocks: [] };
    const buttons = blocks.flatMap((b) =>
      b.type === 'actions' ? b.elements.flatMap((e) => (e.type === 'button' ? [`${e.text.text} ${e.value}`] : [])) : [],
    );
    return [text.replace(/^.*\(R-1\): (.*) Roll it back.*$/, '$1'), ...buttons];
  };
  test.each<[string[], string, unknown]>([
    [['api'], '4.1', 'goes there'],
    [['api'], 'v4.1', 'goes there'],
    [
      ['api'],
      '4.0',
      [
        expect.stringMatching(/^it would go back to api .*, not to 4\.0\.$/),
        'Roll it back… R-1',
        'Plan api 4.0… new api 4.0 to production',
      ],
    ],
    [
      ['ledger'],
      '4.1',
      [
        'it would go back to ledger 2.8, not to 4.1.',
        'Roll it back… R-1',
        'Plan ledger 4.1… new ledger 4.1 to production',
      ],
    ],
    [['ledger'], '2.9', ['2.9 is what it brought; it would go back to ledger 2.8.', 'Roll it back… R-1']],
    // Of several it is not known which was meant.
    [['api', 'ledger'], '4.1', [expect.stringContaining('ledger 2.8'), 'Roll it back… R-1']],
    // What nothing of it goes back of is said by whoever refuses that.
    [['shop'], '1.0', 'goes there'],
  ])('%s to %s', (services, version, right) => expect(asked(services, version)).toEqual(right));
  test('where nobody told what ran, it is not known; the reason comes along', () => {
    expect(asked(['api'], '4.1', {} as typeof KNOWN, 'errors')).toEqual([
      "nobody has told what ran there before, so whether that was 4.1 can't be known.",
      'Roll it back… rollback R-1 because errors',
      'Plan api 4.1… new api 4.1 to production',
    ]);
    // What a button can't carry whole is written once more.
    expect(asked(['api'], '4.1', {} as typeof KNOWN, 'e'.repeat(1979))[1]).toMatch(
      /^Roll it back… rollback R-1 bec.*e$/,
    );
    expect(asked(['api'], '4.1', {} as typeof KNOWN, 'e'.repeat(1980))[1]).toBe('Roll it back… R-1');
    expect(notThatVersion(live(KNOWN), ['api'], { to: { before: true }, why: '' })).toBeUndefined();
    expect(notThatVersion(live(KNOWN), ['api'], { to: undefined, why: '' })).toBeUndefined();
  });
});
