import type { Base, HealthRule } from '../company/health.ts';
import { own } from '../own.ts';
import { baseHours } from './base-hours.ts';
import type { MeasuredPart } from './measurement.ts';
import { baseOf, partsOf } from './rules/index.ts';
import type { KnownBase, Watch } from './watch.ts';

/** One question to a source. `of`: which times a baseline that may be kept is of. */
export type MeasureAsk = {
  rule: string;
  part: MeasuredPart;
  source: string;
  text: string;
  version: string | null;
  from: string;
  to: string;
  /** the length of what one answer covers */
  windowSeconds: number;
  stepSeconds?: number;
  keep?: { base: Base; of: string };
};

/** All that is asked for one look: of what was deployed, and of the baselines that are not known yet. `zone`: the company's. */
export const asksOf = (watch: Watch, look: Span, zone: string): MeasureAsk[] =>
  watch.plan.rules.flatMap((rule) => [
    ...partsOf(rule).flatMap(([part, text]) => ask(rule, part, text, watch.version, look)),
    ...basesOf(rule, watch, look, zone),
  ]);

function ask(
  rule: HealthRule,
  part: MeasuredPart,
  text: string,
  version: string | null,
  { from, to }: Span,
): MeasureAsk[] {
  if (rule.kind === 'alerts') return [];
  const about = { rule: rule.name, part, source: rule.source, text, version, from, to };
  if (rule.kind === 'shift') return [{ ...about, windowSeconds: rule.stepSeconds, stepSeconds: rule.stepSeconds }];
  return [{ ...about, windowSeconds: (Date.parse(to) - Date.parse(from)) / 1000 }];
}

type Span = { from: string; to: string };

function basesOf(rule: HealthRule, watch: Watch, look: Span, zone: string): MeasureAsk[] {
  const compared = baseOf(rule);
  if (!compared) return [];
  const { against, parts } = compared;
  return against.from.flatMap((base) => {
    const { of, spans } = baseHours(base, against, watch, look, zone);
    if (own(watch.bases, baseKey(rule.name, base))?.of === of) return [];
    const keep = base === 'stable' ? {} : { keep: { base, of } };
    const asked = spans.flatMap((span) =>
      parts.flatMap(([part, text]) =>
        ask(rule, `${base}:${part}`, against.query?.[part] ?? text, watch.previous, span),
      ),
    );
    return asked.map((a) => ({ ...a, ...keep }));
  });
}

export const baseKey = (rule: string, base: Base) => `${rule}/${base}`;

/** The baselines of a rule that were measured before and are of the times that a look asks for. */
export function knownBases(rule: HealthRule, watch: Watch, look: Span, zone: string): KnownBase['got'] {
  const against = baseOf(rule)?.against;
  if (!against) return {};
  return Object.assign(
    {},
    ...against.from.map((base) => {
      const known = own(watch.bases, baseKey(rule.name, base));
      return known?.of === baseHours(base, against, watch, look, zone).of ? known.got : {};
    }),
  );
}
