import { actions, button } from '../../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { type Ask, type OnCommand, say } from '../ask.ts';
import { exampleFor } from '../example.ts';
import { carriedAs, contextOf } from '../sentence.ts';
import { spelledWord, spellingsOf } from '../spelled.ts';
import { unknownCommand } from '../unknown-word.ts';
import { ALSO, type Help, type Word, word } from '../word.ts';
import { askedAbout } from './about.ts';
import { insteadOf } from './instead.ts';

/** The word `help`, on these words: what is in it each of them says of itself. */
export function helpOn(words: readonly Word[]): Word {
  const spelled = spellingsOf(words.filter((w) => w.typed).flatMap((w) => [w.name, ...w.aliases]));
  const typed: OnCommand = async (rest, a) => {
    const { said, name } = spelledWord(rest, spelled);
    const known = words.find((w) => name !== undefined && [w.name, ...w.aliases].includes(name));
    if (known && known.forms.length > 0) return say(helpOf(known, a));
    if (said !== '' && !/^(help|me)$/i.test(said))
      return (
        insteadOf(rest, a, () => askedAbout(rest, contextOf(a))) ??
        unknownCommand(said, words, (near) => carriedAs('help', near, a))
      );
    return say(
      helpText(
        words.flatMap((w) => w.help ?? []),
        a,
      ),
      ...actions([button('Plan a release…', 'new', 'help', { style: 'primary' }), button('List', 'list', 'help')]),
    );
  };
  return word({ name: 'help', advertised: true, typed, clicks: { help: (_, a) => typed('', a) } });
}

/** Of one word, all that can be typed. */
function helpOf({ name, aliases, forms }: Word, a: Ask): Mrkdwn {
  const called =
    aliases.length > 0
      ? md` (or ${join(
          aliases.map((a) => md`\`${a}\``),
          ', ',
        )})`
      : NOTHING;
  return join(
    [
      md`*\`/release ${name}\`*${called}`,
      ...forms.map(([example, does]) => md`• \`/release ${exampleFor(a, example)}\`: ${exampleFor(a, does)}`),
      md`Which release, when and where may stand in any order; what is missing is asked for. A reason comes last, after \`because\` or a colon where it is not plain.`,
    ],
    '\n',
  );
}

function helpText(all: readonly Help[], a: Ask): Mrkdwn {
  const inOrder = [...all].sort((a, b) => a.at[1] - b.at[1]);
  const rows = [...new Set(inOrder.flatMap(({ at: [row] }) => (row === ALSO ? [] : [row])))].sort((a, b) => a - b);
  const shown = rows.map((row) =>
    join(
      inOrder
        .filter((h) => h.at[0] === row)
        .map(({ example, does }) => md`\`/release ${exampleFor(a, example)}\`${does ? md` ${does}` : NOTHING}`),
      ' · ',
    ),
  );
  const also = inOrder.filter((h) => h.at[0] === ALSO).map((h) => md`\`${exampleFor(a, h.example)}\``);
  return join(
    [
      md`*Gonogo carries a release from plan to done.* Everything is on the cards; these words are for those who like to type:`,
      ...shown,
      md`Also: ${join(also, ', ')}. In a vote's thread just answer \`go\` or \`no-go: why\`.`,
      md`IDs such as R-118 are never needed: a service's name will do, or I'll ask. More on a word: \`/release help freeze\`.`,
    ],
    '\n',
  );
}
