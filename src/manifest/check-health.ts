import { z } from 'zod';
import { own } from '../domain/own.ts';
import * as kinds from '../signals/index.ts';
import { namesIn, type SignalAdapter } from '../signals/signal.ts';
import type { AllRead, ManifestFault } from './file.ts';
import type { WrittenRule } from './health-rules.ts';
import type { Path } from './yaml.ts';

type Plan = { everySeconds: number; soakMinutes: number; withinMinutes?: number | undefined; rules: WrittenRule[] };

const SIGNALS: readonly SignalAdapter[] = Object.values(kinds);

/** The rules of one entry of health.yml: that each can be judged, and that its source understands what it is asked. */
export function checkRules(
  { everySeconds, soakMinutes, withinMinutes, rules }: Plan,
  seen: AllRead,
  fault: ManifestFault,
): void {
  if (!rules.some((r) => r.kind !== 'alerts' && r.critical))
    fault(
      ['rules'],
      'has no critical rule that measures; that no alert fires proves nothing, so add one of another kind',
    );
  if (everySeconds > soakMinutes * 60)
    fault(['everySeconds'], `one look is longer than the soak of ${soakMinutes} minutes; make it shorter`);
  if (withinMinutes !== undefined && withinMinutes < soakMinutes)
    fault(['withinMinutes'], `is shorter than the soak of ${soakMinutes} minutes, so nothing could prove itself`);
  for (const [i, rule] of rules.entries()) {
    const at: Path = ['rules', i];
    const first = rules.findIndex((r) => r.name === rule.name);
    if (first < i) fault([...at, 'name'], `"${rule.name}" is taken by rules[${first}]; give each its own name`);
    checkLimits(rule, everySeconds, at, fault);
    if (rule.kind !== 'alerts') checkQueries(rule, at, seen, fault);
  }
}

function checkLimits(rule: WrittenRule, everySeconds: number, at: Path, fault: ManifestFault): void {
  switch (rule.kind) {
    case 'errors':
      if (rule.atMost === undefined && rule.ceiling === undefined && !rule.against)
        fault(at, `"${rule.name}" allows everything; give it atMost, ceiling or against`);
      checkCeiling(rule, at, fault);
      return;
    case 'value':
      if (rule.atMost === undefined && rule.atLeast === undefined && rule.ceiling === undefined)
        fault(at, `"${rule.name}" allows everything; give it atMost, atLeast or ceiling`);
      for (const limit of ['atMost', 'ceiling'] as const)
        if ((rule.atLeast ?? Number.NEGATIVE_INFINITY) > (rule[limit] ?? Number.POSITIVE_INFINITY))
          fault([...at, 'atLeast'], `is more than ${limit}, so nothing is allowed`);
      checkCeiling(rule, at, fault);
      return;
    case 'shift':
      if (Math.floor(everySeconds / rule.stepSeconds) < rule.minimum)
        fault(
          [...at, 'stepSeconds'],
          `a look of ${everySeconds} s has fewer than ${rule.minimum} points; make everySeconds longer or stepSeconds shorter`,
        );
      return;
    case 'alerts':
  }
}

function checkCeiling(
  { atMost, ceiling }: Extract<WrittenRule, { kind: 'errors' | 'value' }>,
  at: Path,
  fault: ManifestFault,
) {
  if (ceiling !== undefined && atMost !== undefined && ceiling < atMost)
    fault([...at, 'ceiling'], 'is less than atMost, so that what is allowed would be bad at once; make it more');
}

type Measuring = Exclude<WrittenRule, { kind: 'alerts' }>;

function checkQueries(rule: Measuring, at: Path, { configuration, known }: AllRead, fault: ManifestFault): void {
  known([...at, 'source'], 'source', rule.source, 'signals.yml');
  const type = own(configuration.signals, rule.source)?.type;
  const adapter = SIGNALS.find((s) => s.type === type);
  if (!adapter) return;
  for (const { path, text } of queriesOf(rule)) {
    const wrong = adapter.queryFault(text);
    if (wrong !== undefined) fault([...at, ...path], wrong);
  }
  for (const { path, what } of baseFaults(rule)) fault([...at, ...path], what);
}

const Queries = z.object({
  errors: z.string().optional(),
  of: z.string().optional(),
  value: z.string().optional(),
  sample: z.string().optional(),
  points: z.string().optional(),
});

const texts = (of: unknown, at: Path) =>
  Object.entries(Queries.parse(of ?? {})).map(([name, text = '']) => ({ path: [...at, name], text }));

const againstOf = (rule: Measuring) => (rule.kind === 'value' ? undefined : rule.against);

const queriesOf = (rule: Measuring) => [...texts(rule, []), ...texts(againstOf(rule)?.query, ['against', 'query'])];

/** The version before can only be told apart by its name, and weeks ago it was another one still. */
function baseFaults(rule: Measuring): { path: Path; what: string }[] {
  const against = againstOf(rule);
  if (!against) return [];
  const asked = against.query ? texts(against.query, ['against', 'query']) : texts(rule, []);
  const names = (text: string) => namesIn(text).map((n) => n.name);
  return asked.flatMap(({ path, text }) => {
    const byVersion = names(text).includes('version') || names(text).includes('previous');
    if (against.from.includes('stable') && !byVersion && !against.query)
      return [
        {
          path,
          what: "does not name {{version}}, so the version before can't be told apart; name it, or write against.query",
        },
      ];
    return against.from.includes('weeks') && byVersion
      ? [{ path, what: 'names a version, which did not run weeks ago; write against.query without it' }]
      : [];
  });
}
