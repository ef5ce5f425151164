import type { Company } from '../domain/company/company.ts';
import type { BallotAnswer } from '../domain/vote/vote.ts';

/** One way to write what may be written in several: case, dashes, apostrophes. As long as what it is made of. */
export const spelledPlainly = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    // A phone makes one long dash of two short ones; elsewhere a long dash sets a reason off.
    .replace(/\bno[\u2014\u2015](?=go\b)/g, 'no-')
    .replace(/[\u2018\u2019]/g, "'");

/** One name for what Slack's clients send in several: thumbs, and skins. */
export const plainEmoji = (text: string): string =>
  text
    .replace(/:skin-tone-\d:|[\u{1f3fb}-\u{1f3ff}]/gu, '')
    .replace(/👍|:thumbsup:/gu, ':+1:')
    .replace(/👎|:thumbsdown:/gu, ':-1:');

/** What is an answer in a vote's thread, all of it documented in docs/voting.md; a workspace adds its own in company.yml. */
const ANSWERS: Record<BallotAnswer, readonly string[]> = {
  go: ['go', 'approve', 'unhold', ':go:'],
  'no-go': ['no-go', 'no go', 'nogo', 'reject', 'hold', ':no-go:', ':nogo:'],
  abstain: ['abstain'],
};

/** What people say in chat all day: none of it is an answer by itself. Somebody who is still missing is asked whether it was. */
const MAYBE: Partial<Record<BallotAnswer, readonly string[]>> = {
  go: [
    ...['yes', 'yep', 'yeah', 'yup', 'sure', 'ok', 'okay', 'fine', 'fine by me', 'fine with me', 'agreed', 'ack'],
    ...[
      'approved',
      'approves',
      'i approve',
      'lgtm',
      'sgtm',
      'looks good',
      'looks good to me',
      'sounds good',
      'all good',
    ],
    ...['good to go', 'ready to go', 'go ahead', 'go for it', 'ship it', 'shipit', 'thumbs up', '+1'],
    ...[':+1:', ':white_check_mark:', ':heavy_check_mark:', ':ok:', ':ok_hand:', ':rocket:', ':shipit:'],
    ...['✅', '🟢', '🚀', ':large_green_circle:'],
  ],
  'no-go': [
    ...[
      'no',
      'nope',
      'nah',
      'nack',
      'stop',
      'wait',
      'not yet',
      'rejected',
      'rejecting',
      'i reject',
      'blocked',
      'thumbs down',
      '-1',
    ],
    ...[':-1:', ':x:', ':no_entry:', ':octagonal_sign:', ':no_entry_sign:', ':red_circle:'],
    ...['❌', '🛑', '🚫', '🔴'],
  ],
  abstain: ['abstained', 'abstains', 'abstaining', 'i abstain', "i'm abstaining", 'i am abstaining', 'no opinion'],
};

export type Spelling = { said: string; answer: BallotAnswer };

/** Longest first, so that “no go” is not read as something that begins with less. */
const listed = (table: Partial<Record<BallotAnswer, readonly string[]>>): Spelling[] =>
  (Object.entries(table) as [BallotAnswer, readonly string[]][])
    .flatMap(([answer, all]) => all.map((said) => ({ said: spelledPlainly(plainEmoji(said)), answer })))
    .sort((a, b) => b.said.length - a.said.length);

const BUILT_IN = listed(ANSWERS);
const CHAT = new Map(listed(MAYBE).map(({ said, answer }) => [said, answer]));
const known = new WeakMap<Company, Spelling[]>();

export function spellingsOf(company: Company): Spelling[] {
  if (!company.answers) return BUILT_IN;
  const all =
    known.get(company) ?? [...listed(company.answers), ...BUILT_IN].sort((a, b) => b.said.length - a.said.length);
  known.set(company, all);
  return all;
}

/** What a whole text would mean as an answer, if it were one. */
export const maybe = (text: string): BallotAnswer | undefined => CHAT.get(text);

/** The built-in answer that a spelling of a workspace would contradict. */
export const builtIn = (said: string): BallotAnswer | undefined =>
  BUILT_IN.find((s) => s.said === spelledPlainly(plainEmoji(said)).trim())?.answer;
