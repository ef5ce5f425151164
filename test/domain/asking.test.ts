import { describe, expect, test } from 'vitest';
import { type Given, given, NOW } from './given.ts';

const FREEZE = 'freeze api until Tue 3 Mar 2026 18:00 Europe/Berlin because audit';
const ENDS = '2026-03-03T17:00:00.000Z';
const ask = { type: 'AskOthers', asking: 'A', verb: 'again', about: FREEZE, what: FREEZE, ends: ENDS } as const;
const takeOn = { type: 'TakeOnAsked', asking: 'A', anyway: false } as const;
const STREAM = { stream: 'asking/A', asking: 'A' } as const;

/** Two may freeze and lock. */
const two = () => given().people({ roles: { manager: ['UMANAGER', 'UMATE'], qa: ['UQA', 'UMATE'], sre: [] } });
const asked = () => two().by('UQA').done(ask);
/** Whom the last command tells, with the buttons. */
const told = (g: Given) =>
  g
    .follows(1)
    .flatMap(({ intent }) =>
      intent.kind === 'tell'
        ? [[intent.user, ...(intent.offers ?? []).map((o) => `${o.label} ${o.verb}:${o.about}`)]]
        : [],
    );

describe('what somebody may not do is asked of those who may', () => {
  test('as it was said, with its reason and its end', () =>
    two()
      .by('UQA')
      .when(ask)
      .thenFacts({
        ...STREAM,
        type: 'OthersAsked',
        verb: 'again',
        of: ['UMANAGER', 'UMATE'],
        by: 'UQA',
        at: NOW,
        ends: ENDS,
        text: { about: FREEZE, what: FREEZE },
      }));
  test('each of them is told once, with the button that does it', () =>
    expect(told(asked())).toEqual([
      ['UMANAGER', 'Freeze… take-on:A'],
      ['UMATE', 'Freeze… take-on:A'],
    ]));
  test.each([
    ['unfreeze F-1', 'again', 'Unfreeze…'],
    ['emergency-stop api for 2 h because x', 'again', 'Emergency stop…'],
    ['lock api, production because x', 'again', 'Lock'],
    ['production/api', 'take-over-lock', 'Take it over…'],
    ['F-1', 'change-freeze', 'Change…'],
  ])('%s', (about, verb, label) =>
    expect(
      told(
        two()
          .by('UQA')
          .done({ ...ask, verb, about }),
      )[0],
    ).toEqual(['UMANAGER', `${label} take-on:A`]),
  );
  test('whoever asks is not among them', () =>
    expect(told(two().by('UMATE').done(ask)).map(([who]) => who)).toEqual(['UMANAGER']));
  test.each([
    ['who was asked already', asked(), ask, 'asked-already'],
    ['an end that is over', two().by('UQA').at(ENDS), ask, 'over'],
    [
      'a guest',
      two()
        .people({ guests: ['UQA'] })
        .by('UQA'),
      ask,
      'not-a-member',
    ],
    [
      'where nobody else may',
      given()
        .people({ roles: { manager: ['UQA'] } })
        .by('UQA'),
      ask,
      'nobody',
    ],
    ['trains, which no role may change', two().by('UQA'), { ...ask, verb: 'hold-train', about: 'shop' }, 'nobody'],
  ])('not by or of %s', (_, g, command, why) => void g.when(command).thenRefused(why));
  test('an end that is a moment away is none that is over', () =>
    two().by('UQA').at('2026-03-03T16:59:59.999Z').when(ask).thenTypes('OthersAsked'));
  test.each(['deploy', 'constructor', '__proto__', 'again'])('nothing else is asked for so: %s', (verb) =>
    two()
      .by('UQA')
      .when({ ...ask, verb, about: verb })
      .thenFacts(),
  );
});

describe('one of those who were asked sees to it', () => {
  test('whoever asked hears who', () => {
    const g = asked().by('UMATE').done(takeOn);
    expect(g.facts.at(-1)).toEqual({ ...STREAM, type: 'AskedTakenOn', by: 'UMATE', at: NOW });
    expect(told(g)).toEqual([['UQA']]);
  });
  test('once more it is theirs already', () => asked().by('UMATE').done(takeOn).when(takeOn).thenFacts());
  test('somebody else is told whose it is, and may all the same', () => {
    const g = asked().by('UMATE').done(takeOn).by('UMANAGER');
    const { decision } = g.when(takeOn);
    expect(decision).toMatchObject({ refused: 'taken-on', offers: [{ verb: 'take-on', about: 'A/anyway' }] });
    g.when({ ...takeOn, anyway: true }).thenTypes('AskedTakenOn');
  });
  test('asked once more after that, it is said who saw to it', () =>
    asked().by('UMATE').done(takeOn).by('UQA').when(ask).thenRefused('taken-on'));
  test.each([
    ['without the right', asked(), 'forbidden'],
    ['too late', asked().by('UMATE').at(ENDS), 'over'],
    ['of what nobody asked', two(), 'gone'],
    [
      'whose right was taken away',
      asked()
        .people({ roles: { manager: ['UMANAGER'] } })
        .by('UMATE'),
      'forbidden',
    ],
  ])('not %s', (_, g, why) => void g.when(takeOn).thenRefused(why));
  test('a moment before the end it is not too late', () =>
    asked().by('UMATE').at('2026-03-03T16:59:59.999Z').when(takeOn).thenTypes('AskedTakenOn'));
});
