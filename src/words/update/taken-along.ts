import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { WrittenUpdate } from '../../audiences/render.ts';

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

/** What was typed travels in the modal, which takes 3,000 characters: the headline shows no more than the beginning anyway. */
export function packed(id: string, happened: string, next: string): string {
  for (let most = 1400; ; most = Math.floor(most / 2)) {
    const text = JSON.stringify({ id, happened: happened.slice(0, most), next: next.slice(0, most) });
    if (text.length <= 3000) return text;
  }
}

export const Metadata = z.object({ id: z.string(), happened: z.string(), next: z.string() });
