import { shortened } from '../blocks/text.ts';
import { STRUCK } from '../spelling/struck.ts';
import type { Fault } from './fault.ts';
import { withTime } from './times.ts';
import type { Token } from './tokens.ts';

/** “payments ~5.1~ 5.2”: what is struck out may be said no more, or be copied along. Nobody guesses which; a reason keeps its own. */
export function struckOut(text: string, terms: readonly Token[]): Fault | undefined {
  const upTo = terms.at(-1)?.to ?? 0;
  const places = [...text.slice(0, upTo).matchAll(STRUCK)].map(({ 0: said, index: from }) => ({
    said,
    from,
    to: from + said.length,
  }));
  const [first] = places;
  if (!first) return undefined;
  const without = withTime(text, places, '');
  const meant = text.slice(0, upTo).replace(STRUCK, (said) => said.replaceAll('~', '')) + text.slice(upTo);
  return {
    why: `“${shortened(first.said, 40)}” is struck out: is it meant all the same?`,
    again: [...(without === '' ? [] : [{ label: 'Without it', text: without }]), { label: 'It is meant', text: meant }],
  };
}
