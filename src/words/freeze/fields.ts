import type { Company } from '../../domain/company/company.ts';
import type { FreezeTerms } from '../../domain/freeze/terms.ts';
import { withoutFromNow } from '../from-now.ts';
import { readField, timeErrors } from '../readings.ts';
import { readInFlight, readScope, type ScopeFields, scopeIn, writeScope } from '../scope.ts';
import { type Read, readEnd, readMoment, settingOf, writeMoment } from '../when.ts';

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

/** "payments in production from Friday 18:00 until Monday 8am, except emergency because sales weekend" */
export function readFreeze(typed: string, company: Company, zone: string, now: string): FreezeFields {
  const text = withoutFromNow(typed);
  const setting = settingOf(zone, { company, now });
  const part = (start: string, ends: string) =>
    new RegExp(`\\b${start}\\s+([\\s\\S]+?)(?=,|\\s+(?:${ends})\\b|$)`, 'i').exec(text)?.[1]?.trim() ?? '';
  const reason = /\s(?:because|why:|—)\s*([\s\S]+)$/i.exec(text);
  const said = reason ? text.slice(0, reason.index) : text;
  const written = (read: Read<string>, typed: string) => (read.ok ? writeMoment(read.value, zone) : typed);
  const from = part('from', 'until|till|to|because|why:|except');
  const until = part('(?:until|till)', 'from|because|why:|except|only');
  const begins = readMoment(from || 'now', setting);
  return {
    ...scopeIn(said, company),
    from: from ? written(begins, from) : 'now',
    until: until ? written(begins.ok ? readEnd(until, begins.value, setting) : begins, until) : '',
    why: reason?.[1]?.trim() ?? '',
    name: '',
    kind: /\bsoft(ly)?\b/i.test(said) ? 'soft' : 'hard',
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
export function readingOf(f: FreezeFields, company: Company, zone: string, now: string) {
  const setting = settingOf(zone, { company, now });
  const begin = (text: string) => readMoment(text, setting);
  const from = readField({ ...f }, 'from', begin);
  const end = (text: string) => (from.ok ? readEnd(text, from.value, setting) : readMoment(text, setting));
  return { begin, end, from, until: readField({ ...f }, 'until', end) };
}

/** The terms that the fields say, or what is wrong beside each. */
export function readTerms(f: FreezeFields, company: Company, zone: string, now: string): FreezeTerms | Faults {
  const { from, until } = readingOf(f, company, zone, now);
  const scope = readScope(f, company);
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
    name: f.name.trim() || (why.length > 60 ? `${why.slice(0, 59)}…` : why),
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
