import { z } from 'zod';
import { one } from '../../domain/deciding/reads.ts';
import { GONOGO } from '../../domain/deciding/world.ts';
import { asksOf } from '../../domain/health/asks.ts';
import { watches } from '../../domain/health/document.ts';
import { measuring } from '../../domain/health/facts/measuring.ts';
import { gathered } from '../../domain/health/gathered.ts';
import { nextLook } from '../../domain/health/pace.ts';
import { perform } from '../../door/perform.ts';
import { see } from '../../door/read-only.ts';
import type { Setting } from '../../door/setting.ts';
import { toErrand } from '../../door/stored.ts';
import { instantAfter } from '../../time/instants.ts';
import { turns } from '../../workers/turns.ts';
import { kind } from '../kind.ts';

/** The looks of many watches are due at once: what each asks for is made up in a turn of the event loop of its own. */
const inTurn = turns(1);

async function toLookAt(setting: Setting, id: string) {
  const { watch, company, now } = await see(setting, { watch: one(watches, id) });
  if (!watch || watch.over) return undefined;
  const look = nextLook(watch, now);
  return { watch, look, now, asks: look.dueAt > now ? [] : asksOf(watch, look, company.zone) };
}

/** The next look at a watch: its sources are asked, and what they say is decided on. That calls for the one after. */
export const measure = kind(z.object({ kind: z.literal('measure'), watch: z.string() }), ({ setting, measurer }) => ({
  mark: false,
  call: () => ({ rule: 'free' }),
  async attempt({ watch: id }, errand) {
    const seen = await inTurn(() => toLookAt(setting, id));
    if (!seen) return { done: true };
    const { watch, look, asks, now } = seen;
    if (look.dueAt > now) return { done: true, also: { errands: [toErrand(measuring(watch, look.dueAt))] } };
    const { service, environment, region, stage: step, previous, plan } = watch;
    const staleAfter = instantAfter(look.dueAt, plan.everySeconds * 1000);
    const about = { service, environment, region, step, previous };
    const answers = await measurer.ask(asks, about, now, staleAfter);
    const command = { type: 'ObserveHealth', watch: id, from: look.from, to: look.to, ...gathered(answers) } as const;
    const outcome = await perform(setting, command, { actor: GONOGO, via: 'health', cause: errand.key, done: errand });
    if (outcome.ok) return { performed: true };
    return { why: outcome.refusal.refused, failing: false, unsent: true };
  },
}));
