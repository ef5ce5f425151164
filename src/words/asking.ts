import { createHash } from 'node:crypto';
import type { Button } from '@slack/types';
import { z } from 'zod';
import { button, fitsButton } from '../blocks/blocks.ts';
import { askedFor } from '../domain/asking/asking.ts';
import { type CarriedAs, inJson } from '../domain/deciding/about.ts';
import { isRefusedAs, type Refusal } from '../domain/deciding/decision.ts';
import type { World } from '../domain/deciding/world.ts';
import { holdersOf } from '../domain/people/may.ts';
import { type Answer, type Ask, refusalMessage } from './ask.ts';
import { writeMoment } from './when.ts';

/** What could be asked of others: what a button of it would do, in words where `about` is none (`what`), and until when (UTC ISO). */
export type Favour = { verb: string; about: string; what?: string; ends?: string | undefined };

/** What [Ask them] carries. */
export const FAVOUR: CarriedAs<Favour> = inJson(
  z.object({
    verb: z.string(),
    about: z.string(),
    what: z.string().optional(),
    ends: z.string().optional(),
  }),
);

/** [Ask them], which carries what is asked; nothing where nobody else may, or it is too long for a button. `asks`: `ask-others`, or `ask-others-why` where no reason was given. */
export function askButton(
  favour: Favour,
  world: Pick<World, 'company' | 'people'>,
  a: Ask,
  label = 'Ask them',
  asks = 'ask-others',
): Button[] {
  const wanted = askedFor(favour);
  const value = FAVOUR.write(favour);
  const able = wanted ? holdersOf(world, wanted.takes.action).filter((who) => who !== a.person.id) : [];
  return able.length > 0 && fitsButton(value) ? [button(label, asks, value)] : [];
}

/** A refusal of what others may do, and what asks them. */
export function orAsk(no: Refusal, favour: Favour, world: Pick<World, 'company' | 'people'>, a: Ask): Answer {
  const asks = isRefusedAs(no, 'forbidden') ? askButton(favour, world, a) : [];
  const offers = asks.map(({ value = '' }) => ({ verb: 'ask-others', label: 'Ask them', about: value }));
  return { say: refusalMessage({ ...no, offers: [...(no.offers ?? []), ...offers] }) };
}

/** The same person asking for the same on one day is one. */
export const askingOf = ({ verb, about }: Favour, by: string, now: string) =>
  createHash('sha256')
    .update(`${by}\n${verb}\n${about}\n${now.slice(0, 10)}`)
    .digest('hex')
    .slice(0, 24);

/** An instant as somebody in another zone reads it: with its zone. */
export const inTheirZone = (instant: string, { person }: Ask) => `${writeMoment(instant, person.zone)} ${person.zone}`;
