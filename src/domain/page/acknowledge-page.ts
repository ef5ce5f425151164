import { command } from '../deciding/command.ts';
import { type Decision, moot, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { outsider } from '../people/outsiders.ts';
import { say } from '../phrase.ts';
import { takerWords } from './calls.ts';
import { pages } from './document.ts';
import { pageAcknowledged } from './facts/page-acknowledged.ts';
import { pageHadBefore } from './facts/page-had-before.ts';
import { isBefore, isWaiting, type Page, type Taker } from './page.ts';

/** Somebody says that they have it: in Slack the actor, elsewhere as the pager tells. `at`: when they said so there, UTC ISO; now without it. */
export type AcknowledgePage = {
  type: 'AcknowledgePage';
  page: string;
  how: string;
  by?: string;
  name?: string;
  at?: string;
};

export const acknowledgePage = command<AcknowledgePage>()({
  reads: ({ page }) => ({ page: one(pages, page) }),
  decide(world, { page: id, how, by: told, name, at: toldAt }): Decision {
    const { page, actor, now } = world;
    if (!page) return actor.system ? moot('no page of ours') : refuse('unknown-page', say`I know no such page.`);
    const no = outsider(world, say`take a page`);
    if (no) return no;
    const by = actor.system ? told : actor.id;
    // A pager's clock may be ahead of ours.
    const at = actor.system && toldAt !== undefined && toldAt < now ? toldAt : now;
    const who = { ...(by && { by }), how, at };
    const text = by === undefined && name ? { name: name.slice(0, 100) } : {};
    if (isWaiting(page)) return { facts: [pageAcknowledged.of(id, { ...who, text })] };
    if (actor.system)
      return isNews(page, { ...who, ...text })
        ? { facts: [pageHadBefore.of(id, { ...who, text })] }
        : moot('somebody has it already');
    if (page.status === 'resolved') {
      const had = page.taker ? say`, and ${takerWords(page.taker)} had it` : say``;
      return refuse('over', say`It is over already${had}.`);
    }
    return page.taker.by === by
      ? moot('they have it already')
      : refuse('taken', say`${takerWords(page.taker)} has it already.`);
  },
});

/** A pager that tells late who had it before whoever is known to have it, or before it was over. One that names nobody tells of our own call. */
function isNews(page: Exclude<Page, { status: 'open' | 'unanswered' }>, who: Taker): boolean {
  if (who.by === undefined && who.name === undefined) return false;
  if (page.taker) return isBefore(who, page.taker);
  return page.status === 'resolved' && who.at <= page.at;
}
