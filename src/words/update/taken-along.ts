import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { WrittenUpdate } from '../../audiences/render.ts';
import { inJson, inParts } from '../../domain/deciding/about.ts';

/** What a field was filled with, to know whether somebody wrote into it. */
const filled = (text: string) => createHash('sha256').update(text.trim()).digest('hex').slice(0, 12);
/** The same of both, as the dialog takes it along. */
export const filledIn = ({ happened, next }: WrittenUpdate) => `${filled(happened)}/${filled(next)}`;

/** Without what Gonogo filled in: that is in the words of one audience, and each has its own. */
export function typedOf({ happened, next }: WrittenUpdate, print = ''): WrittenUpdate {
  const offered = print.split('/');
  const own = (text: string, n: number) => (filled(text) === offered[n] ? '' : text);
  return { happened: own(happened, 0), next: own(next, 1) };
}

/** What is asked for first is about a release, and the audiences it is for alone, if any. */
export const WRITING = inParts({ release: z.string(), audiences: z.array(z.string()) }, '/');

/** What is sent once its texts were looked over. */
export const TO_SEND = inJson(z.object({ id: z.string(), happened: z.string(), next: z.string() }));

/** What was typed travels in the modal, which takes 3,000 characters: the headline shows no more than the beginning anyway. */
export function packed(id: string, happened: string, next: string): string {
  for (let most = 1400; ; most = Math.floor(most / 2)) {
    const text = TO_SEND.write({ id, happened: happened.slice(0, most), next: next.slice(0, most) });
    if (text.length <= 3000) return text;
  }
}
