/** The name that was probably meant, if one is near enough to what was written: `share` of its letters may be others, or two. */
export function nearest(word: string, known: readonly string[], share = 1 / 2): string | undefined {
  const [best] = known.map((name) => ({ name, off: distance(word, name) })).sort((a, b) => a.off - b.off);
  return best && best.off <= Math.max(2, Math.floor(best.name.length * share)) ? best.name : undefined;
}

/** How many letters to add, drop or change; two that stand the other way round are one mistake (optimal string alignment). */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, same, swapped));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
