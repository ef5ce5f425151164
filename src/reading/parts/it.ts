import type { ReadingContext } from '../part.ts';
import { timeLong } from '../times.ts';
import type { Token } from '../tokens.ts';
import { serviceBook } from './item.ts';
import { nameAt } from './names.ts';
import { idOf } from './release-id.ts';

/** “ship it”, “show this one”, “cancel that release because…”; at the beginning of a reason it is part of that. */
export function itAt(tokens: readonly Token[], from: number, context: ReadingContext, free: boolean): number {
  if (!/^(it|this|that)$/.test(tokens[from]?.low ?? '')) return 0;
  // “done-by-hand R-1 rolled back it broke refunds”: which one is said already.
  if (tokens.slice(0, from).some((t, i) => idOf(t) || nameAt(serviceBook(context.company), tokens, i))) return 0;
  const took = /^(one|release)$/.test(tokens[from + 1]?.low ?? '') ? 2 : 1;
  const [last, next] = tokens.slice(from + took - 1);
  // “this week”
  if (took === 1 && next && timeLong(tokens, from, context) > 0) return 0;
  return !free || last?.comma || from + took === tokens.length ? took : 0;
}
