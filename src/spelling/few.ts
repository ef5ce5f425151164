/** "a, b and 3 more": the first of a list that may be long, and how many are left out. */
export function fewOf(names: readonly string[], most: number, between = ', '): string {
  if (names.length <= most) return names.join(between);
  return `${names.slice(0, most).join(between)} and ${names.length - most} more`;
}
