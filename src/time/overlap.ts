/** From a beginning to an end that is no longer in it, [from, until): instants as UTC ISO, or as ms. */
type Span<T> = { from: T; until: T } | { start: T; end: T };

/** Whether two stretches have a time in common: those that only touch have none. */
export const overlap = <T extends string | number>(a: Span<T>, b: Span<T>): boolean =>
  begin(a) < end(b) && begin(b) < end(a);

const begin = <T>(span: Span<T>): T => ('from' in span ? span.from : span.start);
const end = <T>(span: Span<T>): T => ('until' in span ? span.until : span.end);
