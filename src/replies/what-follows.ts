import type { Company } from '../domain/company/company.ts';
import type { BallotAnswer } from '../domain/vote/vote.ts';
import { headOf, type Leading } from './head.ts';
import { CHAT, nearly, type Reply } from './kinds.ts';
import { isDecoration, leadingEmoji, withoutSigns } from './markup.ts';
import {
  isCheer,
  isContrary,
  isDoubtful,
  isMended,
  isNoun,
  isPartOnly,
  isQuestion,
  isTakenBack,
  reasonIn,
  SELF,
  separates,
} from './reason.ts';
import { roleFirst, roleNamed } from './roles.ts';

/** What comes after an answer: whose it is, and why. `lead`: emoji that came before it. */
export function read(
  { answer, said, rest: after }: Leading,
  company: Company,
  known: { role?: string; lead?: string } = {},
): Reply {
  if (isQuestion(after)) return nearly('question', answer);
  const [emoji, past] = leadingEmoji(after, () => false);
  const named = known.role === undefined ? whose(after, past, answer, company) : { role: known.role, rest: after };
  if ('unknown' in named) return nearly(named.unknown ? 'role' : 'words', answer, named.unknown);
  const { role, rest } = named;
  if (role !== undefined && isAnotherRole(rest, company)) return nearly('roles', answer);
  const given = { is: 'answer' as const, answer, ...(role !== undefined && { role }) };
  if (answer === 'go' && isContrary(`${known.lead ?? ''} ${emoji} ${rest}`)) return nearly('terms', answer);
  if (isDecoration(rest)) return { ...given, why: '' };
  if (answer === 'go' && isCheer(rest)) return nearly('words', answer);
  const why = reasonIn(rest);
  if (isTakenBack(why)) return nearly('back', answer);
  const turned = answer === 'no-go' ? headOf(why.replace(ARROW, ''), company) : undefined;
  if (turned && ARROW.test(why)) return nearly('words', turned.answer);
  if (answer === 'no-go' && isMended(why)) return nearly('back', answer);
  if (answer === 'go') {
    if (separates(rest))
      return isDoubtful(why) || isPartOnly(why, company) || headIn(why, company)
        ? nearly('terms', answer)
        : { ...given, why };
    return rest.trim().split(/\s+/).length > 8 ? CHAT : nearly('words', answer);
  }
  if (separates(rest) || role !== undefined) return { ...given, why };
  if (rest.trimEnd().endsWith('?')) return nearly('question', answer);
  // “hold on” and “reject the request” are said of other things too.
  return isOpen(said) && !isNoun(rest) ? { ...given, why } : nearly('words', answer);
}

/** “no-go → go” */
const ARROW = /^\s*(?:→|➡\ufe0f?|[-=]*>|:arrow_right:)\s*/u;

const isOpen = (said: string) => /^:?no[- ]?go:?$|^abstain$/.test(said);

/** The role that an answer is given for, where it names one, be it after emoji (`past`: what comes after them); or the word that is none, where one was to come. */
function whose(
  rest: string,
  past: string,
  answer: BallotAnswer,
  company: Company,
): { role?: string; rest: string } | { unknown: string } {
  const named = roleNamed(past, company);
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
