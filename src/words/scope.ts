import type { InputBlock } from '@slack/types';
import { option, selectInput, textInput } from '../blocks/blocks.ts';
import { CHANGE_TYPES, type ChangeType, type Scope } from '../domain/company/changes.ts';
import type { Company } from '../domain/company/company.ts';
import { IN_FLIGHT, type InFlight } from '../domain/company/freezes.ts';
import { changeWord } from '../domain/freeze/scope.ts';

const EVERYWHERE = 'everywhere';

/** The scope of a freeze as it is typed: services by name, an environment or everywhere, and what is excepted. */
export type ScopeFields = { what: string; where: string; except: string };

const EXCEPT =
  /\b(?:except|but not|without)\s+(?:for\s+)?([\s\S]+?)(?=\s+(?:from|until|till|because|for\s+\d)\b|\s—|$)/i;

/** Services and the environment that a text names, and what it excepts. */
export function scopeIn(text: string, company: Company): ScopeFields {
  const except = EXCEPT.exec(text);
  const rest = except ? text.replace(except[0], ' ') : text;
  const named = company.services
    .filter((s) => new RegExp(`(^|[\\s,])${s.name}(?=[\\s,]|$)`, 'i').test(rest))
    .map((s) => s.name);
  const where = company.environments.find((e) => new RegExp(`\\b${e.name}\\b`, 'i').test(rest))?.name ?? EVERYWHERE;
  return { what: named.join(', '), where, except: except?.[1]?.trim().replace(/[,.]$/, '') ?? '' };
}

/** `dispatch`: the verb that is told when a field is finished. */
export const scopeInputs = (
  { what, where, except }: ScopeFields,
  company: Company,
  more: { dispatch?: string } = {},
): InputBlock[] => [
  textInput('what', 'Which services', what, {
    optional: true,
    placeholder: 'payments, ledger',
    hint: 'Empty: every service',
    ...more,
  }),
  selectInput(
    'where',
    'Where',
    [option('everywhere', EVERYWHERE), ...company.environments.map((e) => option(e.name, e.name))],
    where,
    more,
  ),
  textInput('except', 'Except', except, {
    optional: true,
    placeholder: 'emergency, search',
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

/** What is not known is said beside its field. */
export function readScope(
  { what = '', where = EVERYWHERE, except = '' }: Partial<ScopeFields>,
  company: Company,
): Scope | { field: 'what' | 'except'; why: string } {
  const services = namesIn(what).map((name) => ({ name, known: like(company.services, name) }));
  const excepted = namesIn(except).map((name) => ({
    name,
    service: like(company.services, name),
    environment: like(company.environments, name),
    change: changeNamed(name),
  }));
  const unknown = services.filter((s) => !s.known).map((s) => s.name);
  const strange = excepted.filter((e) => !e.service && !e.environment && !e.change).map((e) => e.name);
  const names = company.services.map((s) => s.name).join(', ');
  if (unknown.length > 0)
    return { field: 'what', why: `I don't know ${unknown.join(', ').slice(0, 80)}. Services: ${names}.` };
  if (strange.length > 0)
    return {
      field: 'except',
      why: `I don't know ${strange.join(', ').slice(0, 80)}. It takes services (${names}), environments (${company.environments.map((e) => e.name).join(', ')}) and kinds of change (${CHANGE_TYPES.map(changeWord).join(', ')}).`,
    };
  const out = {
    services: excepted.flatMap((e) => e.service ?? []),
    environments: excepted.flatMap((e) => (e.service ? [] : (e.environment ?? []))),
    changes: excepted.flatMap((e) => (e.service || e.environment ? [] : (e.change ?? []))),
  };
  return {
    services: services.flatMap((s) => s.known ?? []),
    environments: where === EVERYWHERE ? [] : [where],
    ...(excepted.length > 0 && { except: out }),
  };
}

const namesIn = (text: string) =>
  text
    .split(/[,;\s]+/)
    .filter((w) => w && !/^(everything|all|every|services?|only|and|changes?|releases?|in|the)$/i.test(w));

const like = (all: { name: string }[], name: string) =>
  all.find((x) => x.name.toLowerCase() === name.toLowerCase())?.name;

/** "emergencies", "pre-approved", "standard": however people say it. */
export function changeNamed(word: string): ChangeType | undefined {
  if (/^emergenc(y|ies)$|^hotfix(es)?$/i.test(word)) return 'emergency';
  if (/^(pre-?approved|standard)$/i.test(word)) return 'standard';
  return /^normal$/i.test(word) ? 'normal' : undefined;
}

const FLIGHT_WORDS: Record<InFlight, string> = {
  'finish-step': 'Its step is finished, the next one waits',
  finish: 'All of it is finished',
  pause: 'It is paused at once',
};

/** What a freeze does to rollouts that run when it begins. */
export const inFlightInput = (chosen: InFlight, among: readonly InFlight[] = IN_FLIGHT): InputBlock =>
  selectInput(
    'flight',
    'What is deploying when it begins',
    among.map((x) => option(FLIGHT_WORDS[x], x)),
    chosen,
  );

export const readInFlight = (value: string | undefined): InFlight =>
  IN_FLIGHT.find((x) => x === value) ?? 'finish-step';
