import { type Phrase, say } from '../phrase.ts';
import type { Hotfix } from '../release/parts.ts';
import { itemsOf } from '../release/release.ts';

/** "replaces checkout-api 4.1.3; skips staging", "nobody has said what it replaces; skips no environment" */
export function hotfixWords(hotfix: Hotfix | undefined): Phrase {
  if (!hotfix) return [];
  const { replaces, skips } = hotfix;
  const what = replaces.length > 0 ? say`replaces ${itemsOf(replaces)}` : say`nobody has said what it replaces`;
  return skips.length > 0 ? say`${what}; skips ${skips.join(', ')}` : say`${what}; skips no environment`;
}
