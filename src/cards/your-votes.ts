import { header, type KnownBlock, lined } from '../blocks/blocks.ts';
import { md, NOTHING, when } from '../blocks/mrkdwn.ts';
import { inOneLine } from '../blocks/text.ts';
import { roleTitle } from '../domain/company/roles.ts';
import type { EverythingOpen } from '../domain/everything-open.ts';
import { itemsOf } from '../domain/release/release.ts';
import { OUTCOME_WORDS } from '../domain/vote/closing/outcome-words.ts';
import { counted } from '../domain/vote/standing.ts';

/** Receipts: what one answered, the newest first. An ephemeral answer vanishes, this stays. */
export function yourVotes(person: string, world: EverythingOpen): KnownBlock[] {
  const given = Object.values(world.votes)
    .flatMap((vote) => (vote ? vote.ballots.filter((b) => b.by === person).map((ballot) => ({ vote, ballot })) : []))
    .sort((a, b) => b.ballot.at.localeCompare(a.ballot.at))
    .slice(0, 10);
  if (given.length === 0) return [];
  const words = { go: 'Go', 'no-go': 'No-go', abstain: 'Abstained' } as const;
  const lines = given.map(({ vote, ballot: b }) => {
    const outcome = vote.status === 'open' ? 'open' : OUTCOME_WORDS[vote.outcome];
    const what = vote.content ? itemsOf(vote.content.items) : '';
    const again = counted(vote, b) ? '' : ', asked again';
    return md`${words[b.answer]} as ${roleTitle(world.company, b.role)}${b.instead ? md` for ${{ user: b.instead }}` : NOTHING}, ${when(b.at)} · ${what} \`${vote.release}\` (${outcome}${again})${b.why ? md`: ${inOneLine(b.why)}` : NOTHING}`;
  });
  return [header('Your votes'), lined(lines)];
}
