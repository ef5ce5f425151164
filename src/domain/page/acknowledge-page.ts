import { command } from '../deciding/command.ts';
import { type Decision, moot, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { outsider } from '../people/outsiders.ts';
import { say } from '../phrase.ts';
import { takerWords } from './calls.ts';
import { pages } from './document.ts';
import { pageAcknowledged } from './facts/page-acknowledged.ts';
import { isWaiting } from './page.ts';

/** Somebody says that they have it: in Slack the actor, elsewhere as the pager tells. */
export type AcknowledgePage = { type: 'AcknowledgePage'; page: string; how: string; by?: string; name?: string };

export const acknowledgePage = command<AcknowledgePage>()({
  reads: ({ page }) => ({ page: one(pages, page) }),
  decide(world, { page: id, how, by: told, name }): Decision {
    const { page, actor, now: at } = world;
    if (!page) return actor.system ? moot('no page of ours') : refuse('unknown-page', say`I know no such page.`);
    const no = outsider(world, say`take a page`);
    if (no) return no;
    const by = actor.system ? told : actor.id;
    if (!isWaiting(page)) {
      const taken = 'taker' in page && page.taker ? takerWords(page.taker) : undefined;
      if (actor.system || (page.status === 'acknowledged' && page.taker.by === by))
        return moot('somebody has it already');
      return refuse('taken', taken ? say`${taken} has it already.` : say`It is over already.`);
    }
    const text = by === undefined && name ? { name: name.slice(0, 100) } : {};
    return { facts: [pageAcknowledged.of(id, { ...(by && { by }), how, at, text })] };
  },
});
