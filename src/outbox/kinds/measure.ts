import { z } from 'zod';
import { one } from '../../domain/deciding/reads.ts';
import { GONOGO } from '../../domain/deciding/world.ts';
import { asksOf, nextLook } from '../../domain/health/asks.ts';
import { watches } from '../../domain/health/document.ts';
import { measuring } from '../../domain/health/facts/measuring.ts';
import { gathered } from '../../domain/health/gathered.ts';
import { see } from '../../door/look.ts';
import { perform } from '../../door/perform.ts';
import { toErrand } from '../../door/stored.ts';
import { kind } from '../kind.ts';

/** The next look at a watch: its sources are asked, and what they say is decided on. That calls for the one after. */
export const measure = kind(z.object({ kind: z.literal('measure'), watch: z.string() }), ({ setting, measurer }) => ({
  mark: false,
  call: () => ({ rule: 'free' }),
  async attempt({ watch: id }, errand) {
    const { watch, company, now } = await see(setting, { watch: one(watches, id) });
    if (!watch || watch.over) return { done: true };
    const look = nextLook(watch, now);
    if (look.dueAt > now) return { done: true, also: { errands: [toErrand(measuring(watch, look.dueAt))] } };
    const { service, environment, region, stage: step, previous, plan } = watch;
    const staleAfter = new Date(Date.parse(look.dueAt) + plan.everySeconds * 1000).toISOString();
    const about = { service, environment, region, step, previous };
    const answers = await measurer.ask(asksOf(watch, look, company.zone), about, now, staleAfter);
    const command = { type: 'ObserveHealth', watch: id, from: look.from, to: look.to, ...gathered(answers) } as const;
    const outcome = await perform(setting, command, { actor: GONOGO, via: 'health', cause: errand.key, done: errand });
    if (outcome.ok) return { performed: true };
    return { why: outcome.refusal.refused, failing: false, unsent: true };
  },
}));
