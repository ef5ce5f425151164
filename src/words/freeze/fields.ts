import { shortened } from '../../blocks/text.ts';
import type { FreezeTerms } from '../../domain/freeze/terms.ts';
import { called, choice } from '../../reading/parts/words.ts';
import type { Said } from '../../reading/read.ts';
import { stretchOf, timeSetting } from '../../reading/times.ts';
import type { Ask, Fields } from '../ask.ts';
import { textsIn } from '../dialogs/texts-in.ts';
import { chosenIn, readField, timeErrors } from '../dialogs/time-field.ts';
import { writeStretch } from '../read-back.ts';
import { KINDS, readInFlight, readScope, SCOPE, type ScopeFields, scopeOf, writeScope } from '../scope.ts';
import { contextOf } from '../sentence.ts';
import { readEnd, readMoment, writeMoment } from '../when.ts';

/** The terms of a freeze as the modal's fields hold them. */
export type FreezeFields = ScopeFields & {
  from: string;
  until: string;
  why: string;
  name: string;
  /** hard or soft */
  kind: string;
  flight: string;
  /** which of the readings of a time was chosen */
  'from-meant'?: string;
  'until-meant'?: string;
};

const kind = choice('kinds of freeze', ['soft', 'soft'], ['softly', 'soft'], ['hard', 'hard']);
export const FREEZE = {
  parts: { ...SCOPE, ...KINDS, kind, named: called },
  when: true,
  why: 'marked',
  lasts: 'begins',
} as const;
type FreezeSaid = Said<(typeof FREEZE)['parts']>;

/** "payments in production from Friday 18:00 until Monday 8am, except emergency because sales weekend" */
export function freezeFields(typed: FreezeSaid, a: Ask): FreezeFields {
  return {
    ...scopeOf(typed),
    until: '',
    ...writeStretch(stretchOf(typed.when, contextOf(a)), a.person.zone),
    why: typed.why,
    name: typed.named ?? '',
    kind: typed.kind ?? 'hard',
    flight: 'finish-step',
  };
}

/** A freeze as it would be typed again. */
export const writeFreeze = (terms: FreezeTerms, zone: string): FreezeFields => ({
  ...writeScope(terms.scope),
  from: writeMoment(terms.from, zone),
  until: writeMoment(terms.until, zone),
  why: terms.why,
  name: terms.name,
  kind: terms.soft ? 'soft' : 'hard',
  flight: terms.inFlight ?? 'finish-step',
});

/** How the two times are read: the end from the beginning on. */
export function readingOf(f: FreezeFields, a: Ask) {
  const setting = timeSetting(contextOf(a));
  const begin = (text: string) => readMoment(text, setting);
  const from = readField({ ...f }, 'from', begin);
  const end = (text: string) => (from.ok ? readEnd(text, from.value, setting) : readMoment(text, setting));
  return { begin, end, from, until: readField({ ...f }, 'until', end) };
}

/** The terms that the fields say, or what is wrong beside each. */
export function readTerms(f: FreezeFields, a: Ask): FreezeTerms | Faults {
  const { from, until } = readingOf(f, a);
  const scope = readScope(f, a);
  const why = f.why.trim();
  const times = timeErrors({ ...f }, { from, until });
  if (!times) return { which: true };
  if (!from.ok || !until.ok || 'why' in scope || why === '')
    return {
      errors: {
        ...times,
        ...('why' in scope && { [scope.field]: scope.why }),
        ...(why === '' && { why: 'Say why: everybody it stops sees it.' }),
      },
    };
  const inFlight = readInFlight(f.flight);
  return {
    name: f.name.trim() || shortened(why, 60),
    why,
    scope,
    from: from.value,
    until: until.value,
    ...(f.kind === 'soft' && { soft: true }),
    ...(inFlight !== 'finish-step' && { inFlight }),
  };
}
/** What is wrong beside each field, or that a time can mean several things, which have to be shown first. */
export type Faults = { errors: Record<string, string> } | { which: true };

/** What the dialog's fields hold. */
export const fieldsIn = (f: Fields): FreezeFields => ({
  ...textsIn(f, 'what', 'where', 'except', 'from', 'until', 'why', 'name'),
  kind: f.kind ?? 'hard',
  flight: f.flight ?? 'finish-step',
  ...chosenIn(f, 'from'),
  ...chosenIn(f, 'until'),
});
