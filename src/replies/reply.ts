import type { Company } from '../domain/company/company.ts';
import type { BallotAnswer } from '../domain/vote/vote.ts';
import { distance } from '../spelling/near.ts';
import { isDecoration, leadingEmoji, undressed, withoutEmojiAfter, withoutSigns } from './markup.ts';
import { isContrary, isDoubtful, isNoun, isQuestion, reasonIn, SELF, separates } from './reason.ts';
import { roleFirst, roleNamed } from './roles.ts';
import { maybe, plainEmoji, plainly, type Spelling, spellingsOf } from './spellings.ts';

/** Why something that is nearly an answer is not counted. */
export type Nearly = 'terms' | 'role' | 'roles' | 'question' | 'words';

/**
 * What a reply in a vote's thread is. `answer`: it can mean one thing only. `nearly`: it begins like an answer, or is spelled like one; `unknown`:
 * the word where a role was expected. `maybe`: it would be an answer if the vote had been asked. `chat`: nobody's vote.
 */
export type Reply =
  | { is: 'answer'; answer: BallotAnswer; why: string; role?: string }
  | { is: 'nearly'; because: Nearly; meant: BallotAnswer; unknown?: string }
  | { is: 'maybe'; meant: BallotAnswer }
  | { is: 'chat' };

const CHAT: Reply = { is: 'chat' };

/** Reads a reply, of which 3,000 characters count. */
export function readReply(text: string, company: Company): Reply {
  const bare = plainEmoji(undressed(text));
  if (bare === '') return CHAT;
  const [lead, said] = leadingEmoji(bare, (emoji) => headOf(emoji, company) !== undefined);
  const head = headOf(said, company);
  const chat = chatty(bare, company);
  // “go ahead” is said all day, though it begins with an answer.
  if (head && !(chat.is === 'maybe' && head.rest.trim() !== '')) return read(head, company, { lead });
  return ofRole(said, company) ?? ofSelf(said, company) ?? (chat.is === 'chat' ? atItsEnd(said, company) : chat);
}

type Head = Spelling & { rest: string };

/** The answer that a text begins with, as a whole word: “go-live”, “going” and “go/no-go” do not begin with one. */
function headOf(text: string, company: Company): Head | undefined {
  const opened = text.replace(/^[\s*_`"“‘«([]+/, '');
  const low = plainly(opened);
  const found = spellingsOf(company).find(
    ({ said }) => low.startsWith(said) && isBoundary(said, opened.slice(said.length)),
  );
  return found && { ...found, rest: opened.slice(found.said.length) };
}

const isBoundary = (said: string, after: string) =>
  said.endsWith(':')
    ? !/^[\w+-]/.test(after)
    : /^(?:$|[\s:;,!?…)\]*_`"”»–—(]|\p{Extended_Pictographic}|['’](?!\p{L})|[.-](?:[\s.!-]|$))/u.test(after);

/** “SRE: go”, “qa says no-go: disk is full” */
function ofRole(text: string, company: Company): Reply | undefined {
  const first = roleFirst(text, company);
  if (!first) return undefined;
  const head = headOf(first.rest.replace(/^\s*[:,–—-]?\s*(?:(?:is|are|says?|votes?)\s+)?/i, ''), company);
  return head && read(head, company, { role: first.role });
}

/** “My vote: go” is one; “it's a go” may be said of anything. */
function ofSelf(text: string, company: Company): Reply | undefined {
  const own = /^(?:(?:my|our) (?:vote|answer)(?: is)?|vote|i vote|we vote)\b[\s:,]*/i.exec(text)?.[0];
  const mine = own && headOf(text.slice(own.length), company);
  if (mine) return read(mine, company);
  const low = plainly(text);
  const turned = headOf(text.slice(TURNED.exec(low)?.[0].length ?? text.length), company);
  if (turned) return nearly('words', turned.answer);
  const [said = ''] =
    /^(?:(?:i'm|i am|we're|we are|it's|it is|that's|this is|i say|i'd say|still|ok|okay|yes|yep|yeah|sure|definitely|then|so|a|an)\b[\s,:-]*)+/.exec(
      low,
    ) ?? [];
  const head = said === '' ? undefined : headOf(text.slice(said.length), company);
  if (!head) return undefined;
  const alone = isDecoration(head.rest) || isDecoration(head.rest.replace(SELF, ''));
  return alone || head.answer === 'no-go' ? nearly('words', head.answer) : undefined;
}

/** “I change my vote to no-go”, “changing to go”, “lift my no-go” */
const TURNED =
  /^(?:i |we |i'll |i'm |please )*(?:(?:chang(?:e|ed|ing)|switch(?:ed|ing)?|mov(?:e|ed|ing))(?: (?:my|our) (?:vote|answer))? (?:from (?:go|no-go|abstain) )?to|lift(?:ed|ing)?|withdraw(?:ing)?|withdrew|take back|taking back|revok(?:e|ed|ing)) (?:(?:my|our|the|a) )?/;

const LONGEST_BEFORE = 120;

/** “LGTM, go”, “checked: no-go, disk is full”: an answer after something else may be one, or what is said of another thing. */
function atItsEnd(text: string, company: Company): Reply {
  for (const { 0: mark, index } of text.slice(0, LONGEST_BEFORE).matchAll(/[,.;:!–—-]\s+/g)) {
    const head = headOf(text.slice(index + mark.length), company);
    if (head && (isDecoration(head.rest) || (head.answer === 'no-go' && separates(head.rest))))
      return nearly('words', head.answer);
  }
  return CHAT;
}

const LONGEST_CHAT = 40;

/** What is said all day, or misspelled. */
function chatty(text: string, company: Company): Reply {
  if (text.length > LONGEST_CHAT) return CHAT;
  const whole = plainly(text.replace(/^[\s*_`"'“‘]+|[\s.!…*_`"'”’]+$/g, '')).replace(/\s+/g, ' ');
  const meant = maybe(whole) ?? maybe(withoutEmojiAfter(whole));
  if (meant) return { is: 'maybe', meant };
  // Of short words everything is a neighbour.
  const near = spellingsOf(company).find(
    ({ said }) => said.length > 4 && distance(whole, said) <= (said.length > 6 ? 2 : 1) && whole.length > 4,
  );
  return near ? nearly('words', near.answer) : CHAT;
}

const nearly = (because: Nearly, meant: BallotAnswer, unknown?: string): Reply => ({
  is: 'nearly',
  because,
  meant,
  ...(unknown && { unknown }),
});

/** What comes after an answer: whose it is, and why. `lead`: emoji that came before it. */
function read(
  { answer, said, rest: after }: Head,
  company: Company,
  known: { role?: string; lead?: string } = {},
): Reply {
  if (isQuestion(after)) return nearly('question', answer);
  const named = known.role === undefined ? whose(after, answer, company) : { role: known.role, rest: after };
  if ('unknown' in named) return nearly(named.unknown ? 'role' : 'words', answer, named.unknown);
  const { role, rest } = named;
  if (role !== undefined && isAnotherRole(rest, company)) return nearly('roles', answer);
  const given = { is: 'answer' as const, answer, ...(role !== undefined && { role }) };
  if (answer === 'go' && isContrary(`${known.lead ?? ''} ${rest}`)) return nearly('terms', answer);
  if (isDecoration(rest)) return { ...given, why: '' };
  const why = reasonIn(rest);
  if (answer === 'go') {
    if (separates(rest)) return isDoubtful(why) || headIn(why, company) ? nearly('terms', answer) : { ...given, why };
    return rest.trim().split(/\s+/).length > 8 ? CHAT : nearly('words', answer);
  }
  if (separates(rest) || role !== undefined) return { ...given, why };
  if (rest.trimEnd().endsWith('?')) return nearly('question', answer);
  // “hold on” and “reject the request” are said of other things too.
  return isOpen(said) && !isNoun(rest) ? { ...given, why } : nearly('words', answer);
}

const isOpen = (said: string) => /^:?no[- ]?go:?$|^abstain$/.test(said);

/** The role that an answer is given for, where it names one; or the word that is none, where one was to come. */
function whose(
  rest: string,
  answer: BallotAnswer,
  company: Company,
): { role?: string; rest: string } | { unknown: string } {
  const named = roleNamed(rest, company);
  if (named && 'role' in named && (!separates(rest) || isOver(named.rest))) return named;
  if (named && 'unknown' in named && !separates(rest)) {
    if (named.as) return { unknown: named.unknown };
    const self = rest.replace(SELF, '');
    if (answer === 'go') return self === rest ? { unknown: '' } : { rest: self };
  }
  // “go sre”, “no-go (sre): disk is full”; “no-go sre is unhappy” is a reason.
  const first = roleFirst(withoutSigns(rest), company);
  return first && (isOver(first.rest) || /^\s*[([]/.test(rest)) ? first : { rest };
}

/** Nothing comes after a role, or what comes is set off from it. */
const isOver = (rest: string) => isDecoration(rest) || /^\s*:/.test(rest);

const isAnotherRole = (rest: string, company: Company): boolean => {
  const more = /^\s*(?:,|and\b|&|\+)\s*/i.exec(rest)?.[0];
  return more !== undefined && roleFirst(rest.slice(more.length), company) !== undefined;
};

/** Whether the reason for a go holds another answer. */
const headIn = (why: string, company: Company) =>
  why.split(/[\s,;:]+/).some((word) => headOf(word, company)?.answer === 'no-go');
