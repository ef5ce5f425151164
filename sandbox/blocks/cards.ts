import { z } from 'zod';
import { element } from './elements.ts';
import { image, mrkdwn, url } from './objects.ts';
import { richText } from './rich-text.ts';

/** Slack's cards, as blocks hold them. */

/** A step of a plan, alone or in it. */
export const taskCard = {
  task_id: z.string().min(1).max(255),
  title: z.string().min(1),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(z.looseObject({ type: z.literal('url'), url, text: z.string() })).optional(),
};
export const card = {
  hero_image: image.optional(),
  icon: image.optional(),
  title: mrkdwn(150).optional(),
  subtitle: mrkdwn(150).optional(),
  body: mrkdwn(200).optional(),
  actions: z
    .array(element(['button']))
    .max(2)
    .optional(),
};
type Card = { title?: unknown; body?: unknown; hero_image?: unknown; actions?: unknown };
export const cardHasSomething = (c: Card) => Boolean(c.title ?? c.body ?? c.hero_image ?? c.actions);
