import { type Message, message } from '../blocks/blocks.ts';
import { escaped, Mrkdwn, md, when } from '../blocks/mrkdwn.ts';
import type { Audience } from '../domain/company/audiences.ts';
import type { Told } from '../domain/intents.ts';
import type { Release } from '../domain/release/release.ts';
import { LANGUAGES } from './index.ts';
import { type Field, type View, viewOf } from './view.ts';

/** What an audience reads: in its language, or by its own template. */
export function renderFor(audience: Audience, told: Told): Message {
  const view = viewOf(told);
  const { cleared, render } = LANGUAGES[audience.language];
  const own = audience.templates[told.event];
  return own === undefined ? render(told.event, view) : message(fill(own, view, cleared));
}

/** What a person may want to tell an audience of a release; they look it over. */
export const draftFor = ({ language }: Audience, release: Release, happened: string, next: string, at: string) =>
  LANGUAGES[language].draft(viewOf({ event: 'update', release, at }), happened, next.trim() === '' ? '' : next);

const TIMES: readonly Field[] = ['start', 'end', 'at', 'freezeStart', 'freezeEnd'];

/** The fields a manifest's template names: `{{services}} goes live {{start}}`. */
export const fieldsIn = (template: string) => [...template.matchAll(/\{\{\s*([\w-]*)\s*\}\}/g)].map((m) => m[1] ?? '');

function fill(template: string, view: View, cleared: readonly Field[]): Mrkdwn {
  return new Mrkdwn(
    template.replace(/\{\{\s*([\w-]*)\s*\}\}/g, (_, name: string) => {
      const field = cleared.find((f) => f === name);
      if (!field) return '';
      const value = view[field];
      if (typeof value === 'number') return String(value);
      if (typeof value !== 'string') return md`${value}`.text;
      return TIMES.includes(field) && value !== '' ? when(value).text : escaped(value);
    }),
  );
}
