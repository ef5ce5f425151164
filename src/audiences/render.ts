import { type Message, message } from '../blocks/blocks.ts';
import { escaped, Mrkdwn, md, when } from '../blocks/mrkdwn.ts';
import { type Audience, isForCustomers } from '../domain/company/audiences.ts';
import { type Phrase, say } from '../domain/phrase.ts';
import type { Outlook } from '../domain/release/outlook.ts';
import type { Release } from '../domain/release/release.ts';
import { LANGUAGES } from './index.ts';
import { fromAfar, type StandingWords, threeLines } from './standing.ts';
import type { Field, View } from './view.ts';
import { type ToldNow, viewOf } from './view-of.ts';

/** What an audience reads: in its language, or by its own template. */
export function renderFor(audience: Audience, told: ToldNow): Message {
  const { cleared, outside, render, sees } = LANGUAGES[audience.language];
  const view = viewOf(told, outside);
  const event = view.backOnItsWay ? 'cancelled' : told.event;
  const own = audience.templates[event];
  return own === undefined ? render(event, view) : message(fill(own, sees(view), cleared));
}

/** How a release stands to an audience. */
export const seenBy = ({ language }: Pick<Audience, 'language'>, outlook: Outlook): Outlook =>
  LANGUAGES[language].outside ? fromAfar(outlook) : outlook;

/** Where a release stands, in the words of an audience; `at`: now, UTC ISO. */
export const standingFor = (
  audience: Pick<Audience, 'language'>,
  release: Release,
  outlook: Outlook,
  at: string,
): StandingWords => {
  const { outside, stands } = LANGUAGES[audience.language];
  return stands(viewOf({ event: 'update', release, at }, outside), seenBy(audience, outlook));
};

/** What was written for those inside. */
export type WrittenUpdate = { happened: string; next: string };

/** `forThem`: it was written for them, not for those inside; `knows`: they have read where it stands; `own`: somebody wrote what is next. */
type DraftedAs = { forThem?: boolean; knows?: boolean; own?: boolean };

/**
 * What a person may want to tell an audience of a release; they look it over. Those outside are offered the facts, whatever was written for those inside;
 * what was written for them stands below where it stands. Nothing that they have read already; and where somebody wrote what is next, no other next step:
 * that line is left to be ended.
 */
export function draftFor(
  audience: Audience,
  { happened, next }: WrittenUpdate,
  standing: StandingWords,
  { forThem = false, knows = false, own = false }: DraftedAs = {},
): Phrase {
  const { outside } = LANGUAGES[audience.language];
  if (outside && forThem && `${happened}${next}`.trim() !== '')
    return threeLines({
      ...standing,
      ...(happened.trim() !== '' && { why: say`${happened}` }),
      ...(next.trim() !== '' && { next: say`${next}` }),
    });
  if (outside && own && !isForCustomers(audience)) return threeLines({ ...standing, next: [] });
  if (outside && knows) return [];
  if (outside || happened.trim() === '') return threeLines(standing);
  return next.trim() === '' ? say`${happened}` : say`${happened}\nNext: ${next}`;
}

const TIMES: readonly Field[] = [
  'start',
  'end',
  'notBefore',
  'review',
  'at',
  'freezeStart',
  'freezeEnd',
  'stillFrozen',
  'incidentStart',
  'incidentEnd',
];

/** The fields a manifest's template names: `{{services}} goes live {{start}}`. */
export const fieldsIn = (template: string) => [...template.matchAll(/\{\{\s*([\w-]*)\s*\}\}/g)].map((m) => m[1] ?? '');

function fill(template: string, view: Partial<View>, cleared: readonly Field[]): Mrkdwn {
  return new Mrkdwn(
    template.replace(/\{\{\s*([\w-]*)\s*\}\}/g, (_, name: string) => {
      const field = cleared.find((f) => f === name);
      if (!field) return '';
      const value = view[field];
      if (typeof value === 'number') return String(value);
      if (typeof value !== 'string') return md`${value ?? ''}`.text;
      return TIMES.includes(field) && value !== '' ? when(value).text : escaped(value);
    }),
  );
}
