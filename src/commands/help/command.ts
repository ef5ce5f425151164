import { actions, button } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { type Answer, type OnCommand, say } from '../ask.ts';

export const help: OnCommand = async () =>
  say(
    md`*Gonogo carries a release from plan to done.* Everything is on the cards; these words are for those who like to type:
\`/release new checkout-api 4.2, ledger 2.9 tomorrow 3pm to production\` plan one
\`/release list\` what is coming · \`/release calendar month\` · \`/release feed\` subscribe to it · \`/release show\` one with its checks
\`/release what-if checkout-api Fri 5pm\` what planning it then would run into, and when is free
\`/release freeze payments until Monday 8am because sales weekend\` · \`/release unfreeze\` · \`/release pass checkout-api why\` · \`/release emergency-stop why for 2h\`
\`/release update\` tell everybody what happened and what is next
\`/release trains\` releases that open by themselves · \`/release request checkout-api 4.2.1 because why\` ask for something in one
\`/release delegate @sam until Friday\` they vote for you · \`/release hand-over @sam checkout-api\` they own it
Also: \`edit\`, \`move\`, \`documents\`, \`vote\`, \`go\`, \`no-go why\`, \`abstain\`, \`deploy\`, \`rollback why\`, \`cancel why\`, \`override why\`. In a vote's thread just answer \`go\` or \`no-go: why\`.
IDs such as R-118 are never needed: a service's name will do, or I'll ask.`,
    ...actions([button('Plan a release…', 'new', 'help', { style: 'primary' }), button('List', 'list', 'help')]),
  );

/** "I don't know `/release pol`. Did you mean `/release vote`?" */
export function unknownCommand(word: string, known: readonly string[]): Answer {
  const [nearest] = [...known].sort((a, b) => distance(word, a) - distance(word, b));
  const near = nearest && distance(word, nearest) <= Math.max(2, Math.floor(nearest.length / 2)) ? nearest : undefined;
  return say(
    md`I don't know \`/release ${word.slice(0, 40)}\`. ${near ? md`Did you mean \`/release ${near}\`?` : md`See \`/release help\`.`}`,
    ...actions([button('Help', 'help', 'unknown')]),
  );
}

/** Levenshtein distance: how many letters to add, drop or change. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
