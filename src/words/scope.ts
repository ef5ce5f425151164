import type { InputBlock } from '@slack/types';
import { option, selectInput, textInput } from '../blocks/inputs.ts';
import { listInput } from '../blocks/long-list.ts';
import { CHANGE_TYPES, type ChangeType, type Scope } from '../domain/company/changes.ts';
import type { Company } from '../domain/company/company.ts';
import { exampleIn } from '../domain/company/example.ts';
import { IN_FLIGHT, type InFlight } from '../domain/company/freezes.ts';
import { changeWord } from '../domain/freeze/scope.ts';
import { environment, environments } from '../reading/parts/environments.ts';
import { changes, everything, except } from '../reading/parts/scope.ts';
import { services } from '../reading/parts/services.ts';
import { read } from '../reading/read.ts';
import { type Ask, type OnChoosing, seeFor } from './ask.ts';
import { environmentsOf } from './dialogs/where-input.ts';
import { contextOf } from './sentence.ts';

export const EVERYWHERE = 'everywhere';

/** The scope of a freeze as it is typed: services by name, an environment or everywhere, and what is excepted. */
export type ScopeFields = { what: string; where: string; except: string };

/** What of a sentence says a scope. Where there is one place it may be said, a second is refused. */
export const SCOPE = { services, where: environment, except, everything };
/** Only some kinds of change; where a reason is free, `hotfix` begins it. */
export const KINDS = { kinds: changes };

type Typed = { services: string[]; where: string | undefined; except: string[][]; kinds?: ChangeType[] };

/** A scope as it was typed; nothing said is everything, everywhere. “Normal changes” are all but the others. */
export const scopeOf = ({ services, where, except, kinds = [] }: Typed): ScopeFields => {
  const others = kinds.length > 0 ? CHANGE_TYPES.filter((kind) => !kinds.includes(kind)).map(changeWord) : [];
  return {
    what: services.join(', '),
    where: where ?? EVERYWHERE,
    except: [...new Set([...except.flat(), ...others])].join(', '),
  };
};

const placesOf = (company: Company) => [option('everywhere', EVERYWHERE), ...environmentsOf(company)];

/** What can be chosen of a scope. */
export const scopeChoices: OnChoosing = async (_, a) => ({ where: placesOf((await seeFor(a, {})).company) });

/** `dispatch`: the verb that is told when a field is finished. */
export const scopeInputs = (
  { what, where, except }: ScopeFields,
  company: Company,
  more: { dispatch?: string } = {},
): InputBlock[] => [
  textInput('what', 'Which services', what, {
    optional: true,
    placeholder: exampleIn({ company }, 'checkout-api, ledger'),
    hint: 'Empty: every service',
    ...more,
  }),
  listInput('where', 'Where', placesOf(company), where, more),
  textInput('except', 'Except', except, {
    optional: true,
    placeholder: exampleIn({ company }, 'emergency, search'),
    hint: 'Services, environments or kinds of change that it leaves alone',
    ...more,
  }),
];

/** A scope as it would be typed again. */
export const writeScope = ({ services, environments, except = {} }: Scope): ScopeFields => ({
  what: services.join(', '),
  where: environments[0] ?? EVERYWHERE,
  except: [...(except.services ?? []), ...(except.environments ?? []), ...(except.changes ?? []).map(changeWord)].join(
    ', ',
  ),
});

const WHAT = { parts: { services, everything } };
const EXCEPT = { parts: { services, environments, changes, everything } };

/** What is not known is said beside its field. */
export function readScope(
  { what = '', where = EVERYWHERE, except = '' }: Partial<ScopeFields>,
  a: Ask,
): Scope | { field: 'what' | 'except'; why: string } {
  const context = contextOf(a);
  const included = read(WHAT, { text: what, mentions: [] }, context);
  if (!included.ok) return { field: 'what', why: included.fault.why };
  const excepted = read(EXCEPT, { text: except, mentions: [] }, context);
  if (!excepted.ok) return { field: 'except', why: excepted.fault.why };
  const { services, environments, changes } = excepted.said;
  return {
    services: included.said.services,
    environments: where === EVERYWHERE ? [] : [where],
    ...(services.length + environments.length + changes.length > 0 && { except: { services, environments, changes } }),
  };
}

const FLIGHT_WORDS: Record<InFlight, string> = {
  'finish-step': 'Its step ends, the next waits',
  finish: 'All of it is finished',
  pause: 'It is paused at once',
};

/** What a freeze does to rollouts that run when it begins. Pausing is offered where a pipeline can, and said of those that can't. */
export function inFlightInput(
  chosen: InFlight,
  { pipelines = [] }: Pick<Company, 'pipelines'>,
  among: readonly InFlight[] = IN_FLIGHT,
): InputBlock {
  const cant = pipelines.flatMap(({ name, can }) => (can.pause === true ? [] : [{ name, why: can.pause }]));
  const none = pipelines.length > 0 && cant.length === pipelines.length && chosen !== 'pause';
  const said = [...new Set(cant.map((c) => c.why))].join('; ');
  return selectInput(
    'flight',
    'What is deploying when it begins',
    among.filter((x) => x !== 'pause' || !none).map((x) => option(FLIGHT_WORDS[x], x)),
    chosen,
    cant.length > 0 ? { hint: `A step that can't be paused is finished: ${said}.` } : {},
  );
}

export const readInFlight = (value: string | undefined): InFlight =>
  IN_FLIGHT.find((x) => x === value) ?? 'finish-step';
