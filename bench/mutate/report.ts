import type { Mutant, Verdict } from './mutant.ts';

/** Each mutant that no test noticed, file by file, and how many were, folder by folder. */
export function report(mutants: readonly Mutant[], verdicts: ReadonlyMap<string, Verdict>): void {
  const counted = mutants.filter(({ id }) => verdicts.get(id) !== 'static');
  for (const { id, file, line, from, to } of counted) {
    const verdict = verdicts.get(id) ?? 'survived';
    if (verdict === 'survived' || verdict === 'uncovered')
      console.log(`${file}:${line} ${verdict}\n- ${from}\n+ ${to}`);
  }
  const rooms = Map.groupBy(counted, ({ file }) => file.split('/').slice(0, 3).join('/'));
  for (const [room, of] of rooms) console.log(`${room}: ${score(of, verdicts)}`);
  if (rooms.size > 1) console.log(`all: ${score(counted, verdicts)}`);
}

function score(mutants: readonly Mutant[], verdicts: ReadonlyMap<string, Verdict>): string {
  const noticed = mutants.filter(({ id }) => ['noticed', 'timeout'].includes(verdicts.get(id) ?? '')).length;
  return `${((noticed / mutants.length) * 100).toFixed(1)} % of ${mutants.length} noticed`;
}
