import { nameFault, type Values, withNames } from '../signal.ts';

/** Filled in when it is asked, UTC ISO. */
const TIMES = ['from', 'to'] as const;

/** `/stats?service={{service}}&from={{from}}&to={{to}}#/errors/rate`: a path below the source's address, and where the number stands (RFC 6901). */
export const filled = (text: string, values: Values): string =>
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

/** What a JSON Pointer points to; undefined where there is nothing. */
export function pointed(value: unknown, pointer: string): unknown {
  const steps = pointer === '' ? [] : pointer.slice(1).split('/');
  return steps.reduce<unknown>((at, step) => {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(at)) return /^(0|[1-9]\d*)$/.test(name) ? at[Number(name)] : undefined;
    return typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? Reflect.get(at, name) : undefined;
  }, value);
}
