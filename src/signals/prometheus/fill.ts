import { nameFault, type QueryValues, withNames } from '../signal.ts';

/** Where a text of PromQL stands: from its quote to its end, and whether it is a regular expression of a matcher. */
type Text = { from: number; to: number; quote: string; isRegex: boolean };

function textsIn(promql: string): Text[] {
  const texts: Text[] = [];
  for (let at = 0; at < promql.length; at++) {
    const quote = promql[at];
    if (quote === '#') at = ends(promql, at, '\n');
    if (quote !== '"' && quote !== "'" && quote !== '`') continue;
    const to = ends(promql, at, quote);
    texts.push({ from: at, to, quote, isRegex: /[=!]~\s*$/.test(promql.slice(0, at)) });
    at = to;
  }
  return texts;
}

/** Where what began at an index ends; backslashes escape, but in backquotes and comments. */
function ends(promql: string, from: number, mark: string): number {
  for (let at = from + 1; at < promql.length; at++) {
    if (promql[at] === '\\' && (mark === '"' || mark === "'")) at++;
    else if (promql[at] === mark) return at;
  }
  return promql.length;
}

/** Values stay within their quotes, and match only themselves where they stand in a regular expression. */
export function filled(promql: string, values: QueryValues): string {
  const texts = textsIn(promql);
  return withNames(promql, (name, at) => {
    const value = new Map(Object.entries(values)).get(name) ?? '';
    const text = texts.find((t) => t.from < at && at < t.to);
    return quoted(text?.isRegex ? literal(value) : value, text?.quote);
  });
}

const literal = (value: string) => value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
/** Only the quote that it stands in may be escaped. */
const quoted = (value: string, quote = '"') =>
  value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n').replaceAll('\r', '\\r');

/** `{{window}}` may stand anywhere; what people type has to stand in quotes. */
export function queryFault(promql: string): string | undefined {
  const texts = textsIn(promql);
  const bare: string[] = [];
  withNames(promql, (name, at) => {
    const text = texts.find((t) => t.from < at && at < t.to);
    if (name !== 'window' && (!text || text.quote === '`')) bare.push(name);
    return '';
  });
  return nameFault(promql) ?? (bare[0] && `has {{${bare[0]}}} outside of quotes; write "{{${bare[0]}}}"`);
}
