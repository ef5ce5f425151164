import type { Mrkdwn } from '../blocks/mrkdwn.ts';
import { instantOf } from '../time/instants.ts';
import { writeMoment } from '../time/typed/index.ts';

/** For whom words are made plain. `handles`: user ids by handle; `zone`: IANA, in which times are written. */
export type ReadBy = { handles?: Record<string, string>; zone?: string };

/** Marked-up text for places that know no markup: dates and people become words again. */
export const plainWords = (text: Mrkdwn, { handles = {}, zone }: ReadBy = {}): string =>
  text.text
    .replace(/<!date\^(\d+)\^[^|>]*\|([^>]*)>/g, (_, seconds: string, utc: string) =>
      zone === undefined ? utc : writeMoment(instantOf(Number(seconds) * 1000), zone),
    )
    .replace(/<@(\w+)>/g, (_, id: string) => `@${Object.keys(handles).find((h) => handles[h] === id) ?? id}`)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
