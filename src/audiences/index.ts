import { type Message, message } from '../blocks/blocks.ts';
import { escaped, Mrkdwn, when } from '../blocks/mrkdwn.ts';
import type { Audience, Language } from '../domain/company.ts';
import type { Told } from '../domain/intents.ts';
import * as business from './business/index.ts';
import * as technical from './technical/index.ts';
import * as userFacing from './user-facing/index.ts';
import { clear, type Field, type View, viewOf } from './view.ts';

/** The shelf: one folder a language. An audience in the manifests chooses its language, channel, events and, if it likes, own templates. */
export const CLEARANCE: Record<Language, readonly Field[]> = {
  technical: technical.CLEARED,
  business: business.CLEARED,
  'user-facing': userFacing.CLEARED,
};

export function renderFor(audience: Audience, told: Told): Message {
  const view = viewOf(told);
  const own = audience.templates[told.event];
  if (own !== undefined) return message(fill(own, view, CLEARANCE[audience.language]));
  switch (audience.language) {
    case 'technical':
      return technical.render(told.event, clear(view, technical.CLEARED));
    case 'business':
      return business.render(told.event, clear(view, business.CLEARED));
    case 'user-facing':
      return userFacing.render(told.event, clear(view, userFacing.CLEARED));
  }
}

const TIMES: readonly Field[] = ['start', 'end', 'at', 'freezeStart', 'freezeEnd'];

/** The fields a manifest's template names: `{{services}} goes live {{start}}`. */
export const fieldsIn = (template: string) => [...template.matchAll(/\{\{\s*([\w-]*)\s*\}\}/g)].map((m) => m[1] ?? '');

function fill(template: string, view: View, cleared: readonly Field[]): Mrkdwn {
  return new Mrkdwn(
    template.replace(/\{\{\s*([\w-]*)\s*\}\}/g, (_, name: string) => {
      const field = cleared.find((f) => f === name);
      if (!field) return '';
      const value = view[field];
      return TIMES.includes(field) && typeof value === 'string' && value !== ''
        ? when(value).text
        : escaped(String(value));
    }),
  );
}
