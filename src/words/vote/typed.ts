import type { Answer } from '../../domain/vote/vote.ts';

export type TypedBallot = { answer: Answer; why: string; role?: string };

const GO = /^(?:go|approved?|yes|unhold|:go:)(?:\s+as\s+([\w-]+))?[.!]?$/i;
const NO_GO =
  /^(?:no[- ]?go|rejected?|hold|:no-go:)(?:\s+as\s+([\w-]+))?\s*(?:[:,—–-]\s*([\s\S]+)|because\s+([\s\S]+))?$/i;
const ABSTAIN = /^abstain(?:s|ed)?(?:\s+as\s+([\w-]+))?[.!]?$/i;

/** The whole trimmed text is a vote, or it is none: a sentence that merely contains "go" never counts. */
export function readBallot(text: string): TypedBallot | undefined {
  const trimmed = text.trim();
  const go = GO.exec(trimmed);
  if (go) return withRole({ answer: 'go', why: '' }, go[1]);
  const noGo = NO_GO.exec(trimmed);
  if (noGo) return withRole({ answer: 'no-go', why: (noGo[2] ?? noGo[3] ?? '').trim() }, noGo[1]);
  const abstain = ABSTAIN.exec(trimmed);
  return abstain ? withRole({ answer: 'abstain', why: '' }, abstain[1]) : undefined;
}

const withRole = (ballot: TypedBallot, role: string | undefined): TypedBallot =>
  role ? { ...ballot, role: role.toLowerCase() } : ballot;
