import { actions, button } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import { type Answer, type Ask, say } from '../ask.ts';
import { carriedAs } from '../sentence.ts';
import { spelledWord, spellingsOf } from '../spelled.ts';
import { type Instead, TRIED_WORDS } from './tried-words.ts';

const NAMED: ReadonlyMap<string, Instead> = new Map(
  TRIED_WORDS.flatMap((row) => row.said.split(' ').map((said): [string, Instead] => [said, row])),
);
/** What is tried, as it is spelled in the table. */
export const TRIED: readonly string[] = [...NAMED.keys()];
type About = () => string | undefined;
const SPELLED = spellingsOf(TRIED);

/**
 * What people try that is no word here: where it is found, each a click away; undefined for anything else, and where `word`, which is one, is as long.
 * `about`: the release or service that is named in it, asked only then.
 */
export function insteadOf(text: string, a: Pick<Ask, 'typed'>, about: About, word = ''): Answer | undefined {
  const { said, rest, name } = spelledWord(text, SPELLED);
  const found = name === undefined || said.length <= word.length ? undefined : NAMED.get(name);
  if (!found) return undefined;
  const buttons = found.with.map((instead, i) => {
    const one = instead.replace(/ […?]$/, '');
    const typed = instead.endsWith(' …') ? rest.trim() : instead.endsWith(' ?') ? (about() ?? '') : '';
    const sent = carriedAs(one, typed, a)?.trim();
    const label = sent === undefined ? one : `${one} ${typed}`.trim();
    return { ...button(label, 'again', sent ?? one), action_id: `again:${i}` };
  });
  return say(md`There is no \`/release ${shortened(said, 40)}\`. ${found.why}`, ...actions(buttons));
}
