import type { Company } from '../domain/company/company.ts';
import { COLON } from './markup.ts';

/** Whether an answer is followed by something that sets it off from its reason. */
export const separates = (rest: string) => /^[*_`"”)\]]*\s*(?:[:;,.!…(–—]|-(?!\S)|\n|because\b)/i.test(rest);

const BEFORE_REASON = new RegExp(String.raw`^(?:[\s;,.!…*_\x60"”)\]–—-]|${COLON})+`, 'i');

/** The reason after an answer, as it was written. */
export function reasonIn(rest: string): string {
  const bare = rest
    .replace(BEFORE_REASON, '')
    .replace(/^(?:because|weil)\s+/i, '')
    .trim();
  const bracketed = /^\(([^()]*)\)$/.exec(bare)?.[1];
  return (bracketed ?? (bare.includes('(') ? bare : bare.replace(/\)$/, ''))).trim();
}

/** The release that an answer is for, where it names one: “for R-2: disk is full”, “R-2:”. “R-2 broke it” is a reason. */
export const releaseMeant = (why: string) => /^(?:(?:for|on)\s+)?(R-\d+)\s*(?::|$)/i.exec(why)?.[1]?.toUpperCase();

export const isQuestion = (rest: string) => /^[\s*_`"”)!]*\?/.test(rest);

/** “go from my side” */
export const SELF = /^[\s,]*(?:from|for|on)\s+(?:me|us|(?:my|our)\s+(?:side|end))(?![\p{L}\p{N}])/iu;

/** “no-go is lifted”, “no-go lifted”, “no-go area”: somebody speaks of one. */
export const isNoun = (rest: string) =>
  /^\s+(?:lifted|lifting|withdrawn|removed|resolved|fixed|solved|mended|sorted|revoked|retracted|cleared|is|isn[’']t|was|wasn[’']t|are|were|has|had|would|will|can|could|means?|areas?|zones?|lists?|criteria|criterion|decisions?|meetings?|votes?|polls?|calls?|buttons?|reasons?)(?![\p{L}\p{N}])/iu.test(
    rest,
  );

const DOUBT = [
  ...[
    'but',
    'if',
    'once',
    'when',
    'whenever',
    'after',
    'unless',
    'until',
    'till',
    'only',
    'except',
    'not',
    'never',
    'nothing',
  ],
  ...[
    'wait',
    'hold',
    'pending',
    'assuming',
    'provided',
    'conditional',
    'conditionally',
    'however',
    'though',
    'although',
  ],
  ...[
    'should',
    'would',
    'could',
    'might',
    'maybe',
    'perhaps',
    'think',
    'guess',
    'hope',
    'later',
    'tomorrow',
    'tonight',
  ],
  ...[
    'first',
    'then',
    'before',
    'case',
    'depends',
    'depending',
    'fails',
    'failed',
    'failing',
    'broken',
    'red',
    'long',
    'soon',
  ],
  ...['subject', 'without', 'cannot', 'missing', 'unsure', 'lift', 'lifted'],
  ...['reservation', 'reservations', 'caveat', 'caveats'],
];
const DOUBTFUL = new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${DOUBT.join('|')})(?![\p{L}\p{N}])`, 'iu');
const NO =
  /(?<![\p{L}\p{N}])no(?!\s+(?:issues?|problems?|concerns?|objections?|blockers?|errors?|findings?|regressions?)(?![\p{L}\p{N}]))(?![\p{L}\p{N}])/iu;

/** A go with a condition or a doubt is not counted: who means it without one can say so with one click. */
export const isDoubtful = (why: string) => DOUBTFUL.test(why) || NO.test(why) || /n[’']t(?!\p{L})|\?/iu.test(why);

/** “go cancel”, “no-go: lifted”: not why, but that an answer is to be no more. */
export const isTakenBack = (why: string) =>
  /^[\s\W]*(?:cancel|cancell?ed|revoked?|withdrawn?|withdrew|retract(?:ed)?|undo|undone|lift|lifted|removed?|reset|(?:take|took|taken)(?: (?:it|that))? back)[\s\W]*$/i.test(
    why,
  );

const MENDED = 'fixed|resolved|solved|mended|sorted|cleared';
const WHAT_WAS = new RegExp(
  String.raw`^[\s\W]*(?:(?:it|that|this|is|was|has been|been|all|now|already)[’']?s?\s+)*(?:${MENDED})(?:\s+(?:now|again|already|today))?(?:\s*[^\s\p{L}\p{N}].{0,60}(?<![\p{L}-])(?:${MENDED}))?[^\p{L}\p{N}?]*$`,
  'iu',
);
/** What may say that something is not mended, or not yet. */
const NOT_YET =
  /(?<![\p{L}\p{N}])(?:still|yet|be|being|get|gets|getting|must|has|have|needs?|needed|will|shall|can|half|halfway|part|partly|partially|almost|nearly|hardly|barely|less|none|neither|nor|nobody|nicht|noch|kein(?:e[nrsm]?)?|nie|pas|sin)(?![\p{L}\p{N}])/iu;
/**
 * “no-go: fixed now”, “no-go: resolved, disk fixed”: that what was against it is no more. “fixed version is missing” and “sorted lists come back wrongly
 * sorted” are reasons, and so is “fixed in eu, in us it is not fixed”: a no-go that was missed deploys, so in doubt it is one.
 */
export const isMended = (why: string) => WHAT_WAS.test(why) && !isDoubtful(why) && !NOT_YET.test(why.replace(BEEN, ''));
const BEEN = /(?<!\p{L})(?:has|have) (?:all )?been(?!\p{L})/giu;

const DAY =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|monday|next week|today|tonight|noon';

/** “go, friday”, “go (for eu)”: a go for a day or a place, of all that is voted on, is one with a condition. */
export function isPartOnly(why: string, { environments }: Pick<Company, 'environments'>): boolean {
  const bare = why.replace(/^[\s\W]*(?:(?:for|in|on|to|by|from|this|next|only)\s+)*|(?:\s+only)?[\s\W]*$/gi, '');
  const places = environments.flatMap((e) => [e.name, ...e.regions]);
  return new RegExp(`^(?:${DAY})$`, 'i').test(bare) || places.includes(bare.toLowerCase());
}

/** Emoji that say the opposite of a go. */
export const isContrary = (text: string) =>
  /:(?:-1|x|no[-_]?go|no_entry|no_entry_sign|octagonal_sign|stop_sign|red_circle|raised_hand|hand|warning|thinking_face|negative_squared_cross_mark):|[❌🛑🚫⛔🔴✋⚠🤔]/iu.test(
    text,
  );

const WHOM =
  "team|all|everyone|everybody|folks|guys|people|gang|crew|friends|girls|lads|mates|peeps|y[’']?all|you|leute|alle|équipe|equipo";
// No word stands in two of its places, no name ends before a dot of its own, and no colon is both a sign and an emoji's: what can be read in several ways takes
// twice as long with each that is added.
const CHEER = new RegExp(
  String.raw`^(?:[\s,!.]*(?:go|(?:(?:the|my|our|dear|dev|ops|whole|entire)\s+)*(?:${WHOM})|<@[^>]*>|@[\p{L}\p{N}._-]+(?![._-])|and)(?![\p{L}\p{N}]))+(?::[a-z0-9_+'-]{1,100}:|${COLON}|[^\w:])*$`,
  'iu',
);

/** “go, team!”, “go, go, go!”: somebody cheers others on. */
export const isCheer = (rest: string) => CHEER.test(rest);
