import { nameFault, type QueryValues, withNames } from '../signal.ts';

/** Filled in when it is asked, UTC ISO. */
const TIMES = ['from', 'to'] as const;

/** `/stats?service={{service}}&from={{from}}&to={{to}}#/errors/rate`: a path below the source's address, and where the number stands (RFC 6901). */
export const filled = (text: string, values: QueryValues): string =>
  withNames(text, (name) => {
    const value = new Map(Object.entries(values)).get(name);
    return value === undefined ? `{{${name}}}` : inAddress(value);
  });

/** A value of nothing but dots would lead to another path. */
const inAddress = (value: string) => encodeURIComponent(/^\.+$/.test(value) ? value.replaceAll('.', '_') : value);

/** Where it can be asked about a time; otherwise it tells of now. */
export const knowsPast = (text: string): boolean => /\{\{\s*to\s*\}\}/.test(text);

export function parts(text: string, from: string, to: string): { path: string; pointer: string } {
  const at = text.indexOf('#');
  const path = withNames(text.slice(0, at), (name) => encodeURIComponent(name === 'from' ? from : to));
  return { path, pointer: text.slice(at + 1) };
}

export function queryFault(text: string): string | undefined {
  if (!/^\/(?!\/)[^#]*#(\/.*)?$/.test(text))
    return 'must be a path and where the number stands, such as "/stats?to={{to}}#/errors/rate"';
  return /~(?![01])/.test(text.slice(text.indexOf('#')))
    ? 'has a "~" in its pointer that is neither ~0 nor ~1'
    : nameFault(text, TIMES);
}
