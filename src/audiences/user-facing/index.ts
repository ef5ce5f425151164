import { asItIs, language } from '../language.ts';
import { CLEARED, render } from './texts.ts';

export const userFacing = language({
  cleared: CLEARED,
  render,
  draft: (v, happened, next) => asItIs(v, v.customers === '' ? happened : `${v.customers}: ${happened}`, next),
});
