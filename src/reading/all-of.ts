import { BEGINNINGS } from '../time/typed/index.ts';
import { eachItsTime } from './each-its-time.ts';
import { isFiller } from './fillers.ts';
import type { Known } from './out-of-place.ts';
import type { ReadingContext } from './part.ts';
import { isLabel } from './reason.ts';
import { longest, type Parting, type TermsRead } from './terms.ts';
import { beginsTime, NO_TIME, PHRASE_WORDS, type Timed, timeIn, timeLong, withTime } from './times.ts';
import type { Token } from './tokens.ts';
import { unknownWord } from './unknown.ts';

const MOST_TERMS = 200;
/** What stands before a name or a time; alone it says nothing, so the word beside it is named first. */
const MARKS = new Set(['to', 'in', 'on', 'for', 'of', 'as', 'then', 'add', 'without', 'remove', '→', '->', '>']);

/** What lists and calendars put between things. */
const BETWEEN = /^[/|·⋅•∙‧・]$/;

/** “deployments of payments”, “a release for payments 5.2”: what it is about says what follows, and this nothing. */
const NOUNS = new Set('release releases deployment deployments deploy deploys rollout rollouts'.split(' '));
const nounAt = (tokens: readonly Token[], at: number): number => {
  const { low = '', mention } = tokens[at] ?? {};
  if (mention || !NOUNS.has(low)) return 0;
  return ['of', 'for'].includes(tokens[at + 1]?.low ?? '') && tokens[at + 2] ? 2 : 1;
};

/** All of a sentence is terms: what is left over is named. `timed`: how a time in it is read, where one is taken. */
export function allOf(
  text: string,
  tokens: readonly Token[],
  parts: readonly Parting[],
  timed: Timed | undefined,
  known: Known,
  context: ReadingContext,
): TermsRead {
  if (tokens.length > MOST_TERMS)
    return { fault: { why: `That is more than ${MOST_TERMS} words: say it shorter, and the reason after “because”.` } };
  const others: Token[] = [];
  const named = new Set<string>();
  for (let at = 0; at < tokens.length; ) {
    const found = longest(parts, tokens, at);
    const match = timed && found?.took === 1 && isTimeHere(tokens, at, named, context) ? undefined : found;
    match?.take();
    if (match?.took) named.add(tokens[at]?.low ?? '');
    const noun = match ? 0 : nounAt(tokens, at);
    if (!match && noun === 0) others.push(...tokens.slice(at, at + 1));
    at += match?.took ?? Math.max(noun, 1);
  }
  // “tomorrow / 3pm” is one time, and so is “Thu 5 Mar ⋅ 14:00” as calendars write it.
  const timely = others.filter((t) => !BETWEEN.test(t.low) && !isLabel(t));
  const { left, when } = timed ? timeIn(text, timely, timed) : { left: others, when: NO_TIME };
  const strange = left.filter((t) => !isFiller(t, timed !== undefined));
  const unknown = strange.find((t) => !MARKS.has(t.low)) ?? strange[0];
  if (unknown) return { fault: unknownWord(text, unknown, tokens, known, context) };
  const city = regionIn(others, left, context);
  if (city) {
    const [mark, name] = city;
    const fault = unknownWord(text, name, tokens, known, context);
    const time = { label: `${name.word} time`, text: withTime(text, [mark, name], `${name.word} time`) };
    return { fault: { ...fault, again: [...(fault.again ?? []), time] } };
  }
  if ('why' in when) return { fault: (timed && eachItsTime(text, tokens, timely, timed)) ?? when };
  return { when };
}

/**
 * A service may be called monday: in “monday 3 next monday 3pm” it is named once, and then the day is. A word that means something alone, such as the “end” of
 * a delegation or “all”, is part of a time where one begins there: “the end of next week”, “all day tomorrow”.
 */
function isTimeHere(
  tokens: readonly Token[],
  at: number,
  named: ReadonlySet<string>,
  context: ReadingContext,
): boolean {
  const [before, token] = [tokens[at - 1]?.low ?? '', tokens[at]];
  if (!token || /^\d/.test(token.low) || PHRASE_WORDS.has(token.low)) return false;
  if (BEGINNINGS.has(token.low) && !isName(token, context))
    return timeLong(tokens, at, context) > 1 || isLed(token, before);
  return beginsTime(token) && (named.has(token.low) || isLed(token, before));
}
const isLed = (token: Token, before: string) =>
  beginsTime(token) && (PHRASE_WORDS.has(before) || LEADS_DAY.test(before));
const isName = ({ low }: Token, { company }: ReadingContext) =>
  [...company.services, ...company.environments].some(({ name }) => name.toLowerCase() === low);
const LEADS_DAY = /^(next|this|coming|last)$/;

/** “noon in frankfurt” can be the time there, or be said of a region that is called like the city: nobody knows which. */
function regionIn(tokens: readonly Token[], left: readonly Token[], { company }: ReadingContext) {
  const regions = new Set(company.environments.flatMap((e) => e.regions.map((r) => r.toLowerCase())));
  const at = tokens.findIndex(
    (t, i) => regions.has(t.low) && !left.includes(t) && tokens[i - 1]?.low === 'in' && tokens[i + 1]?.low !== 'time',
  );
  const [mark, name] = [tokens[at - 1], tokens[at]];
  return mark && name ? ([mark, name] as const) : undefined;
}
