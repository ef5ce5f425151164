import type { Field, View } from './view.ts';

/** Only the fields a template may use, so that no other can reach it. */
export function clear<F extends Field>(view: View, fields: readonly F[]): Pick<View, F> {
  const cleared: Partial<View> = {};
  for (const field of fields) Object.assign(cleared, { [field]: view[field] });
  return cleared as Pick<View, F>;
}
