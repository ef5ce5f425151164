/** The name that was probably meant, if one is near enough to what was written: `share` of its letters may be others, or two. */
export function nearest(word: string, known: readonly string[], share = 1 / 2): string | undefined {
  const [best] = known.map((name) => ({ name, off: distance(word, name) })).sort((a, b) => a.off - b.off);
  return best && best.off <= Math.max(2, Math.floor(best.name.length * share)) ? best.name : undefined;
}

/** Levenshtein distance: how many letters to add, drop or change. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
