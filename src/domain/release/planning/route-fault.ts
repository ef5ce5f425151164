import type { Company } from '../../company/company.ts';
import { environmentNamed } from '../../company/services.ts';
import { type Refusal, refuse } from '../../deciding/decision.ts';
import { namesOfAll } from '../../few.ts';
import { at, say } from '../../phrase.ts';
import type { Leg, Window } from '../parts.ts';

/** What is wrong with the environments that a release goes through before its last, and with when it goes there (`early`). `now`: UTC ISO */
export function routeFault(
  { before, early }: { before: readonly string[]; early: readonly Leg[] },
  { environment, window }: { environment: string; window: Window },
  company: Company,
  now: string,
): Refusal | undefined {
  if (before.length === 0 && early.length === 0) return undefined;
  const all = [...before, environment];
  const strange = before.find((name) => !environmentNamed(company, name));
  if (strange !== undefined)
    return refuse('unknown-environment', say`I don't know the environment ${strange}.`, {
      remedy: say`Environments: ${namesOfAll(company.environments)}.`,
      field: 'where',
    });
  const names = all.map((name) => environmentNamed(company, name)?.name ?? name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined)
    return refuse('twice', say`${twice} is named twice: a release goes through each environment once.`, {
      field: 'where',
    });
  const first = names.find((name, i) => names.slice(i + 1).includes(environmentNamed(company, name)?.after ?? ''));
  if (first !== undefined)
    return refuse(
      'wrong-order',
      say`${first} comes after ${environmentNamed(company, first)?.after ?? ''}: it could never be deployed there first.`,
      {
        remedy: say`Name them in the order in which it goes through them.`,
        field: 'where',
      },
    );
  const chosen = early.map((leg) => ({
    ...leg,
    environment: environmentNamed(company, leg.environment)?.name ?? leg.environment,
  }));
  return timesFault(names, chosen, window, now);
}

/** `names`: of its environments, in order; `early`: when it goes to some of those before the last, which goes in `last`. */
function timesFault(names: readonly string[], early: readonly Leg[], last: Window, now: string): Refusal | undefined {
  const goal = names.at(-1) ?? '';
  const stray = early.find(
    ({ environment: e }, i) => e === goal || !names.includes(e) || early.findIndex((o) => o.environment === e) < i,
  );
  if (stray)
    return refuse(
      'stray-time',
      say`${stray.environment} takes no time here: each environment before ${goal} takes one.`,
      { field: 'early' },
    );
  let next: Leg = { environment: goal, window: last };
  for (const name of names.slice(0, -1).toReversed()) {
    const own = early.find((e) => e.environment === name);
    const begins = say`${next.environment} begins, ${at(next.window.start)}`;
    if (own && own.window.end > next.window.start)
      return refuse('wrong-order', say`${name} has time until ${at(own.window.end)}, but before that ${begins}.`, {
        remedy: say`Let one begin when the other is over.`,
        field: 'early',
      });
    if (!own && next.window.start <= now)
      return refuse('no-time', say`There is no time for ${name} before ${begins}.`, {
        remedy: say`Choose a later time for ${next.environment}.`,
        field: next.environment === goal ? 'when' : 'early',
      });
    next = own ?? next;
  }
  return undefined;
}
