import { describe, expect, test } from 'vitest';
import { following } from '../following.ts';
import { COMPANY } from '../given.ts';
import { at, confirm, found, live, none, told, verdict } from './told-of.ts';

describe('somebody says what caused it', () => {
  test('its card, its thread and those who follow it say so; late evidence changes nothing of it', () => {
    const g = live().done(told()).done(confirm);
    expect(following(g)).toEqual([
      'edit R-1/headline',
      'edit offers/I-1',
      `R-1!: It caused incident I-1 “Checkout fails” of api, open since ${at('12:05')}, says @UMANAGER`,
    ]);
    g.at(at('12:10')).done(told({ startedAt: at('11:00'), at: at('12:08') }));
    expect([verdict(g), found(g)]).toEqual([expect.objectContaining({ deploy: 'R-1', by: 'UMANAGER' }), []]);
    g.done(told({ state: 'resolved', at: at('12:09') }));
    expect(verdict(g)?.deploy).toBe('R-1');
  });
  test('executives hear it in their words, and that it is over; support only where it asks for that', () => {
    const audience = (name: string, language: 'business' | 'user-facing', events: ('done' | 'incident')[] = ['done']) =>
      ({ name, title: name, language, channel: name, headline: false, events, templates: {} }) as const;
    const audiences = [
      ...COMPANY.audiences,
      audience('executives', 'business'),
      audience('support', 'user-facing'),
      audience('desk', 'user-facing', ['incident']),
    ];
    const g = live()
      .company({ ...COMPANY, audiences: audiences.map((a) => ({ ...a, events: [...a.events] })) })
      .done(told())
      .done(confirm);
    expect(following(g).filter((l) => l.includes('hears'))).toEqual([
      'executives hears: incident',
      'desk hears: incident',
    ]);
    g.at(at('12:10')).done(told({ state: 'resolved', at: at('12:09') }));
    expect(following(g).filter((l) => l.includes('hears'))).toEqual([
      'executives hears: incident',
      'desk hears: incident',
    ]);
  });
  test('none of these stays, and stands on no card', () => {
    const g = live().done(told()).done(none);
    expect(following(g)).toContain(
      `R-1: It did not cause incident I-1 “Checkout fails” of api, open since ${at('12:05')}, says @UMANAGER`,
    );
    g.at(at('12:10')).done(told({ state: 'resolved', at: at('12:08') }));
    expect(following(g)).toEqual(['edit R-1/headline']);
    expect(verdict(g)).toEqual({ by: 'UMANAGER', at: at('12:06'), of: at('12:05') });
  });
  test('twice is said; another answer takes the place of the first, and both hear', () => {
    const g = live().done(told()).done(confirm);
    g.when(confirm).thenRefused('said-already');
    g.by('USRE1').when(none).thenRefused('forbidden');
    g.by('UMANAGER').done(none);
    expect(following(g).some((l) => l.startsWith('R-1: It did not cause'))).toBe(true);
    g.when(none).thenRefused('said-already');
  });
  test('what is not known is refused', () => {
    const g = live().done(told());
    g.when({ ...confirm, incident: 'I-9' }).thenRefused('unknown-incident');
    g.when({ ...confirm, deploy: 'R-9' }).thenRefused('unknown-release');
    g.when({ ...confirm, deploy: 'github/9' }).thenRefused('unknown-deploy');
  });
  test('who owns the release may say that it did, and nobody else without the role', () => {
    const g = live()
      .done(told())
      .people({ roles: { qa: ['UQA'] } });
    g.by('UQA').when(confirm).thenRefused('forbidden');
    g.by('UMANAGER').when(confirm).thenTypes('CauseConfirmed');
  });
});
