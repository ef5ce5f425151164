import { type Refusal, refuse } from '../deciding/decision.ts';
import { fewOf } from '../few.ts';
import { say } from '../phrase.ts';
import type { Scan } from './evidence.ts';
import { byWorst } from './scans.ts';

/** A finding's rule or key as its tool writes it, however somebody typed it. What may be among those that are not kept is taken at its word. */
export function findingCalled(scans: readonly Scan[], typed: string): string | undefined {
  const as = typed.toLowerCase();
  const all = scans.flatMap((s) => s.findings);
  const found =
    all.find((f) => f.key === typed)?.key ??
    all.find((f) => f.rule.toLowerCase() === as)?.rule ??
    all.find((f) => f.key.toLowerCase() === as)?.key;
  return found ?? (scans.some((s) => (s.more ?? 0) > 0) ? typed : undefined);
}

const NAMED = 5;

/** What is let pass by a name that no finding has would let nothing pass, and nobody would notice. */
export function unknownFinding(scans: readonly Scan[], service: string, typed: string): Refusal {
  const open = byWorst(scans.flatMap((s) => s.findings).filter((f) => f.state === 'open'));
  const rules = [...new Set(open.map((f) => f.rule))];
  return refuse('unknown-finding', say`No finding ${typed} is known in ${service}.`, {
    remedy:
      rules.length > 0
        ? say`Known there: ${fewOf(rules, NAMED)}.`
        : say`None is known there. Once a scan has told of it, it can be let pass.`,
    known: rules,
    field: 'finding',
  });
}
