import type { Company } from '../domain/company/company.ts';
import { distance } from '../spelling/near.ts';
import { headOf } from './head.ts';
import { CHAT, nearly, type Reply } from './kinds.ts';
import { isDecoration, leadingEmoji, undressed, withoutEmojiAfter } from './markup.ts';
import { objection } from './objection.ts';
import { SELF, separates } from './reason.ts';
import { roleFirst } from './roles.ts';
import { maybe, plainEmoji, spelledPlainly, spellingsOf } from './spellings.ts';
import { read } from './what-follows.ts';

/** Reads a reply, of which 3,000 characters count. */
export function readReply(text: string, company: Company): Reply {
  const mention = MENTION.exec(text)?.[0];
  if (mention !== undefined && !roleFirst(mention, company))
    return mentioned(readReply(text.slice(mention.length), company));
  const bare = plainEmoji(undressed(text));
  if (bare === '') return CHAT;
  const [lead, said] = leadingEmoji(bare, (emoji) => headOf(emoji, company) !== undefined);
  const head = headOf(said, company);
  const chat = chatty(bare, company);
  // “go ahead” is said all day, though it begins with an answer.
  if (head && !(chat.is === 'maybe' && head.rest.trim() !== '')) return read(head, company, { lead });
  return (
    ofRole(said, company) ??
    ofSelf(said, company) ??
    (chat.is === 'chat' ? (objection(bare) ?? atItsEnd(said, company)) : chat)
  );
}

/** Those whom a reply begins with, as Slack writes them, or by their names. */
const MENTION = /^(?:\s*(?:<@[UW][A-Z0-9]{1,30}(?:\|[^>]{0,80})?>|@[\p{L}\p{N}._-]{1,80})[\s,:]*){1,5}/u;

/** What somebody says to somebody is no vote yet; that it was meant as one, a plain answer or an objection suggests. */
const mentioned = (said: Reply): Reply => {
  if (said.is === 'answer') return nearly('words', said.answer);
  return said.is === 'nearly' && said.meant === 'no-go' ? said : CHAT;
};

/** “SRE: go”, “qa says no-go: disk is full”, “qa: still no-go” */
function ofRole(text: string, company: Company): Reply | undefined {
  const first = roleFirst(text, company);
  if (!first) return undefined;
  const said = first.rest.replace(/^\s*[:,–—-]?\s*(?:(?:is|are|says?|votes?|still|now|again)\s+){0,3}/i, '');
  const head = headOf(said, company);
  if (head) return read(head, company, { role: first.role });
  const all = chatty(said, company);
  return all.is === 'maybe' ? all : objection(said);
}

/** “My vote: go” is one; “it's a go” may be said of anything. */
function ofSelf(text: string, company: Company): Reply | undefined {
  const own = /^(?:(?:my|our) (?:vote|answer)(?: is)?|vote|i vote|we vote)\b[\s:,]*/i.exec(text)?.[0];
  const mine = own && headOf(text.slice(own.length), company);
  if (mine) return read(mine, company);
  const low = spelledPlainly(text);
  if (APART.test(low)) return nearly('words', 'no-go');
  const first = FIRST.exec(low)?.[0] ?? '';
  const meant = maybe(first);
  if (meant && separates(low.slice(first.length))) return nearly('words', meant);
  const turned = headOf(text.slice(TURNED.exec(low)?.[0].length ?? text.length), company);
  if (turned) return nearly('words', turned.answer);
  const [said = ''] =
    /^(?:(?:i'm|i am|we're|we are|it's|it is|that's|this is|i say|i'd say|we say|we'd say|#?r-\d{1,9}|still|unfortunately|sadly|sorry|i'm afraid|actually|edit|correction|update|ok|okay|yes|yep|yeah|sure|definitely|then|so|a|an|lgtm|sgtm|\+1|agreed|approved|fine|(?:all|looks|sounds) good(?: to me)?)\b[\s,:-]*)+/.exec(
      low,
    ) ?? [];
  const head = said === '' ? undefined : headOf(text.slice(said.length), company);
  if (!head) return undefined;
  const alone = isDecoration(head.rest) || isDecoration(head.rest.replace(SELF, ''));
  return alone || head.answer === 'no-go' ? nearly('words', head.answer) : undefined;
}

/** “I abstain because I wrote it”, “I reject: …” */
const FIRST = /^i(?:'m| am)? (?:abstain(?:ing)?|approve|reject)\b/;

/** “no - go” begins with no answer, and ends with another one. */
const APART = /^no(?:\s+[-—]\s*|[-—]\s+)go(?![\p{L}\p{N}])/u;

/** “I change my vote to no-go”, “changing to go”, “lift my no-go” */
const TURNED =
  /^(?:i |we |i'll |i'm |please )*(?:(?:chang(?:e|ed|ing)|switch(?:ed|ing)?|mov(?:e|ed|ing))(?: (?:my|our) (?:vote|answer|go|no-go|abstain))? (?:from (?:go|no-go|abstain) )?to|lift(?:ed|ing)?|withdraw(?:ing)?|withdrew|take back|taking back|revok(?:e|ed|ing)) (?:(?:my|our|the|a) )?/;

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
  const whole = spelledPlainly(text.replace(/^[\s*_`"'“‘]+|[\s.!…*_`"'”’]+$/g, '')).replace(/\s+/g, ' ');
  const meant = maybe(whole) ?? maybe(withoutEmojiAfter(whole));
  if (meant) return { is: 'maybe', meant };
  // Of short words everything is a neighbour.
  const near = spellingsOf(company).find(
    ({ said }) => said.length > 4 && distance(whole, said) <= (said.length > 6 ? 2 : 1) && whole.length > 4,
  );
  return near ? nearly('words', near.answer) : CHAT;
}
