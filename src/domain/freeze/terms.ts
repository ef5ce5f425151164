import { DAY_MS } from '../../time/instants.ts';
import type { Scope } from '../company/changes.ts';
import type { InFlight } from '../company/freezes.ts';
import { type Refusal, refuse } from '../deciding/decision.ts';
import type { World } from '../deciding/world.ts';
import { at, say } from '../phrase.ts';
import type { Freezes } from './document.ts';
import { holdsNothing, isEverything, scopeWords } from './scope.ts';

/** What a person says of a freeze. `from` and `until`: UTC ISO. `sure`: asked whether so much is meant, they said yes. */
export type FreezeTerms = {
  name: string;
  why: string;
  scope: Scope;
  from: string;
  until: string;
  soft?: true;
  inFlight?: InFlight;
  sure?: boolean;
};

/** The terms as a fact tells them. */
export const termsTold = ({ name, why, scope, from, until, soft, inFlight }: FreezeTerms) => ({
  scope,
  from,
  until,
  ...(soft && { soft }),
  ...(inFlight && inFlight !== 'finish-step' && { inFlight }),
  text: { name, why },
});

/** A hard freeze over everything that is longer than this is asked about. */
const LONG_DAYS = 14;

/** What is wrong with a freeze in itself, or beside the others. `self`: the id of the one whose terms they would be. */
export function termsFault(
  terms: FreezeTerms,
  world: Freezes & Pick<World, 'now' | 'company'>,
  self?: string,
): Refusal | undefined {
  return (
    timeFault(terms, world.now) ??
    nameFault(terms, world, self) ??
    scopeFault(terms.scope, world.company) ??
    sizeFault(terms)
  );
}

/** A freeze that leaves out all that it names would be told to everybody and hold nothing. */
export function scopeFault(scope: Scope, company: World['company']): Refusal | undefined {
  if (!holdsNothing(scope, company)) return undefined;
  return refuse('holds-nothing', say`${scopeWords(scope)}: that leaves nothing.`, {
    remedy: say`Except less than what is named.`,
    field: 'except',
  });
}

const daysOf = ({ from, until }: FreezeTerms) => Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS);

function timeFault(terms: FreezeTerms, now: string): Refusal | undefined {
  const { from, until } = terms;
  const field = 'until';
  if (until <= from)
    return refuse('ends-before-start', say`The freeze would end (${at(until)}) before it starts (${at(from)}).`, {
      remedy: say`Choose an end after the start.`,
      field,
    });
  if (until <= now)
    return refuse('past', say`The freeze would already be over: ${at(until)} is past.`, {
      remedy: say`Choose an end in the future.`,
      field,
    });
  if (daysOf(terms) > 366)
    return refuse('too-long', say`The freeze would last more than a year.`, {
      remedy: say`Choose an end within a year; freezes that come again belong in manifests/freezes.yml.`,
      field,
    });
  return undefined;
}

function nameFault({ name }: FreezeTerms, { freezes }: Freezes, self?: string): Refusal | undefined {
  const same = freezes.find((f) => f.id !== self && f.name.toLowerCase() === name.toLowerCase());
  if (!same) return undefined;
  return refuse('same-name', say`There is a freeze named ${same.name} already, until ${at(same.until)}.`, {
    remedy: say`Lift it first, or choose another name.`,
    field: 'name',
  });
}

function sizeFault(terms: FreezeTerms): Refusal | undefined {
  const days = daysOf(terms);
  if (terms.soft || terms.sure || days <= LONG_DAYS || !isEverything(terms.scope)) return undefined;
  return refuse('everything', say`This stops every deploy, everywhere, for ${days} days.`, {
    remedy: say`If that is meant, send it once more; otherwise name services, an environment or an earlier end.`,
    field: 'until',
  });
}
