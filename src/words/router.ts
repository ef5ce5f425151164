import { md } from '../blocks/mrkdwn.ts';
import { isTooLong, MOST, type Typed } from '../reading/typed.ts';
import { againBy } from './again/index.ts';
import {
  type Answer,
  type Ask,
  type OnChoosing,
  type OnClick,
  type OnCommand,
  type OnShortcut,
  type OnSubmit,
  say,
} from './ask.ts';
import { askedAbout } from './help/about.ts';
import { helpOn } from './help/index.ts';
import { insteadOf } from './help/instead.ts';
import * as shelf from './index.ts';
import { overview } from './list/overview.ts';
import { readsChoosing, readsClick, readsShortcut, readsSubmit, readsTyped } from './may-read.ts';
import { clickedThere, submittedThere } from './of-another-version.ts';
import { carriedAs, contextOf } from './sentence.ts';
import { spelledWord, spellingsOf } from './spelled.ts';
import { takeOnBy } from './take-on/index.ts';
import { unknownCommand } from './unknown-word.ts';
import type { Word } from './word.ts';

const members: Word[] = Object.values(shelf);
/** Every word, the help on them, and what is read once more. */
export const WORDS: readonly Word[] = [
  ...members,
  helpOn(members),
  againBy((typed, a) => runCommand(typed, a)),
  takeOnBy((verb) => CLICKS.get(verb)),
];

export type Tables = {
  typed: ReadonlyMap<string, OnCommand>;
  clicks: ReadonlyMap<string, OnClick>;
  submits: ReadonlyMap<string, OnSubmit>;
  choices: ReadonlyMap<string, OnChoosing>;
  shortcuts: ReadonlyMap<string, OnShortcut>;
};

/**
 * What is typed, clicked, submitted and chosen, each with what it does for who may read: what is typed comes through `runCommand` alone, which
 * asks once for all that can be typed. Throws when two words claim the same.
 */
export function tablesOf(words: readonly Word[]): Tables {
  return {
    typed: table(
      'what is typed',
      words.flatMap(({ name, aliases, typed }) =>
        typed ? [name, ...aliases].map((said): [string, OnCommand] => [said, typed]) : [],
      ),
    ),
    clicks: table(
      'the verb of a button',
      words.flatMap((w) => all(w.clicks, readsClick)),
    ),
    submits: table(
      'the callback of a dialog',
      words.flatMap((w) => all(w.submits, readsSubmit)),
    ),
    choices: table(
      'what a dialog offers',
      words.flatMap((w) => all(w.choices, readsChoosing)),
    ),
    shortcuts: table(
      'the callback of a shortcut',
      words.flatMap((w) => all(w.shortcuts, readsShortcut)),
    ),
  };
}

const all = <T>(of: Readonly<Record<string, T>>, reads: (run: T) => T): [string, T][] =>
  Object.entries(of).map(([name, run]) => [name, reads(run)]);

function table<T>(what: string, entries: [string, T][]): ReadonlyMap<string, T> {
  const names = entries.map(([name]) => name);
  const twice = names.filter((name, i) => names.indexOf(name) < i);
  if (twice.length > 0) throw new Error(`${what} is claimed twice: ${twice.join(', ')}`);
  return new Map(entries);
}

export const {
  typed: TYPED,
  clicks: CLICKS,
  submits: SUBMITS,
  choices: CHOICES,
  shortcuts: SHORTCUTS,
} = tablesOf(WORDS);

/** What is clicked or submitted that no word here knows is answered too: whoever did it waits for something. */
export const clickOf = (verb: string): OnClick => CLICKS.get(verb) ?? readsClick(clickedThere);
export const submitOf = (callback: string): OnSubmit => SUBMITS.get(callback) ?? readsSubmit(submittedThere);

const SPELLED = spellingsOf(TYPED.keys());

/** What was typed after the slash command. */
export async function runCommand(typed: Typed | string, a: Ask): Promise<Answer> {
  const { text, mentions }: Typed = typeof typed === 'string' ? { text: typed, mentions: [] } : typed;
  // Before any pattern looks at it.
  if (isTooLong(text))
    return say(md`That is longer than ${MOST} characters, which is more than I read. Say it shorter, with a link.`);
  return forWhoMayRead(text, { ...a, typed: { word: '', rest: text, mentions } });
}

/** Asked of a word, this is what can be typed for it; nobody's reason is that. */
const ASKS_HELP = /^(help|-h|--help|\?)$/i;

const forWhoMayRead = readsTyped(run);

/** “`list mine`”: what is pasted along around a whole line. */
const QUOTED = /^\s*(?:"([^"]+)"|“([^“”]+)”|„([^„“]+)“|«([^«»]+)»|'([^']+)'|‘([^‘’]+)’|`([^`]+)`)\s*$/;
const unquoted = (text: string) => QUOTED.exec(text)?.slice(1).find(Boolean) ?? text;

async function run(quoted: string, a: Ask): Promise<Answer> {
  const text = unquoted(quoted);
  if (text.trim() === '') return overview('', a);
  const { said, rest, name } = spelledWord(text, SPELLED);
  // The longest known here, too: `stop delegating` is no emergency stop.
  const about = () => askedAbout(text, contextOf(a));
  const instead = insteadOf(text, a, about, name === undefined ? '' : said);
  if (instead) return instead;
  // What stands alone is looked at: `/release R-12`, `/release web-shop`.
  const alone = name === undefined && rest.trim() === '' ? about() : undefined;
  if (alone !== undefined) return run(`show ${alone}`, a);
  const word = name === undefined ? undefined : TYPED.get(name);
  if (!word || name === undefined)
    return said === '' ? overview('', a) : unknownCommand(said, WORDS, (near) => carriedAs(near, rest, a), about());
  const asked = ASKS_HELP.test(rest.trim()) ? TYPED.get('help') : undefined;
  return (asked ?? word)(asked ? name : rest, {
    ...a,
    typed: { mentions: a.typed?.mentions ?? [], word: name, rest, others: TYPED },
  });
}
