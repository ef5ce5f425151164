import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/index.ts';
import { following } from '../following.ts';
import { type Given, given, NOW } from '../given.ts';
import { refusalOf } from '../refusal-of.ts';

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
  const roles = 'Add members in manifests/roles.yml.';
  test.each<[string, () => Given, Command, string[]]>([
    [
      'who was asked already',
      asked,
      ask,
      [
        'asked-already',
        `You asked @UMANAGER and @UMATE already, ${NOW}, by direct message.`,
        "Talk to them if it can't wait.",
      ],
    ],
    [
      'who was asked already, and one of them has seen to it',
      () => asked().by('UMATE').done(takeOn).by('UQA'),
      ask,
      ['taken-on', `@UMATE took that on ${NOW}.`, "Talk to them if it isn't done."],
    ],
    [
      'an end that is over',
      () => two().by('UQA').at(ENDS),
      ask,
      ['over', `That was asked for until ${ENDS}, which is over: nothing was done.`, 'Ask anew with another end.'],
    ],
    [
      'where nobody else may',
      () =>
        given()
          .people({ roles: { manager: ['UQA'] } })
          .by('UQA'),
      ask,
      ['nobody', 'Nobody else may do that.', roles],
    ],
    [
      'trains, which no role may change',
      () => two().by('UQA'),
      { ...ask, verb: 'hold-train', about: 'shop' },
      ['nobody', 'Nobody else may do that.', roles],
    ],
  ])('not by or of %s', (_, g, command, words) => expect(refusalOf(g(), command)).toEqual(words));
  test('nor by a guest', () =>
    two()
      .people({ guests: ['UQA'] })
      .by('UQA')
      .when(ask)
      .thenRefused('not-a-member'));
  test('five of them at most', () => {
    const many = Array.from({ length: 7 }, (_, i) => `UM${i}`);
    const g = given().people({ roles: { manager: many } });
    expect(told(g.by('UM0').done(ask)).map(([who]) => who)).toEqual(['UM1', 'UM2', 'UM3', 'UM4', 'UM5']);
  });
  test.each([
    ['again', FREEZE, `@UQA asks you to do this: ${FREEZE}.`],
    ['change-freeze', 'F-1', `@UQA asks you to change a freeze: ${FREEZE}.`],
  ])('in words, %s', (verb, about, words) =>
    expect(
      following(
        two()
          .by('UQA')
          .done({ ...ask, verb, about }),
      )[0],
    ).toMatch(new RegExp(`^tell @UMANAGER: ${words}`)),
  );
  test('without an end it is never over', () => {
    const { ends: _, ...endless } = ask;
    const g = two().by('UQA').done(endless);
    expect(g.facts.at(-1)).not.toHaveProperty('ends');
    g.by('UMATE').at('2027-03-03T09:00:00.000Z').when(takeOn).thenTypes('AskedTakenOn');
  });
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
    expect(following(g)).toEqual(['edit offers/A', `tell @UQA: @UMATE sees to what you asked for: ${FREEZE}.`]);
  });
  test('once more it is theirs already', () => asked().by('UMATE').done(takeOn).when(takeOn).thenFacts());
  test('somebody else is told whose it is, and may all the same', () => {
    const g = asked().by('UMATE').done(takeOn).by('UMANAGER');
    expect(refusalOf(g, takeOn)).toEqual([
      'taken-on',
      `@UMATE took that on ${NOW}.`,
      "If it isn't done, you can.",
      'take-on A/anyway',
    ]);
    g.when({ ...takeOn, anyway: true }).thenTypes('AskedTakenOn');
  });
  test.each<[string, () => Given, string]>([
    ['without the right', asked, 'forbidden'],
    ['too late', () => asked().by('UMATE').at(ENDS), 'over'],
    ['of what nobody asked', two, 'gone'],
    [
      'whose right was taken away',
      () =>
        asked()
          .people({ roles: { manager: ['UMANAGER'] } })
          .by('UMATE'),
      'forbidden',
    ],
  ])('not %s', (_, g, why) => void g().when(takeOn).thenRefused(why));
  test('a moment before the end it is not too late', () =>
    asked().by('UMATE').at('2026-03-03T16:59:59.999Z').when(takeOn).thenTypes('AskedTakenOn'));
});
