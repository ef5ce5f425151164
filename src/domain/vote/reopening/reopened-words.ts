import type { Company } from '../../company/company.ts';
import type { VotedOn } from '../../company/policies.ts';
import { roleTitle } from '../../company/roles.ts';
import { listed, type Phrase, say, users } from '../../phrase.ts';
import { itemsOf } from '../../release/release.ts';
import type { Content } from '../content.ts';
import type { Ballot, Vote } from '../vote.ts';

/** Why a vote is asked again: the parts that are another now, and the roles that it concerns. */
export type Why = {
  parts: VotedOn[];
  /** those that are asked again */
  roles: string[];
  /** `committers`: what it is about is the same, but others turn out to have written it; `owner`: another owns it; `policy`: the manifests ask for more than they did */
  because: 'content' | 'committers' | 'owner' | 'expired' | 'policy';
  /** the answers that are too old */
  expired?: Gone[];
};

export type Gone = Pick<Ballot, 'by' | 'role' | 'answer' | 'at' | 'instead'>;

const CAUSES: Record<Exclude<Why['because'], 'content'>, string> = {
  expired: 'The answers are too old',
  committers: 'Others wrote it than was known',
  owner: 'Another owns it now',
  policy: 'Its policy asks for more answers now',
};

/** "@maya changed it: the window moved to Thu 14:00: SRE is asked again, what QA said stands". `by`: who did, where it was a person. */
export function reopenedWords(
  { parts, roles, because, content, expired = [] }: Why & { content: Content },
  vote: Vote,
  company: Company,
  by?: string,
): Phrase {
  const what =
    because === 'content'
      ? say`${by === undefined ? [] : say`${users([by])} changed it: `}${listed(parts.map((part) => partWords(part, content)))}`
      : expired.length > 0
        ? expiredWords(expired, company)
        : say`${CAUSES[because]}`;
  const asked = listed(roles.map((r) => say`${roleTitle(company, r)}`));
  if (roles.length === 0) return vote.ballots.length > 0 ? say`${what}: every vote stands` : say`${what}`;
  // What nobody said does not stand.
  const kept = vote.rules
    .filter(({ role }) => !roles.includes(role) && vote.ballots.some((b) => b.role === role))
    .map((r) => say`${roleTitle(company, r.role)}`);
  return say`${what}: ${asked} ${roles.length === 1 ? 'is' : 'are'} asked again${kept.length > 0 ? say`, what ${listed(kept)} said stands` : []}`;
}

/** Where somebody changes their mind: what is left of a vote, if others have answered. */
export const othersStand = ({ ballots }: Vote, by: string): Phrase =>
  ballots.some((b) => b.by !== by) ? say`, what the others said stands` : [];

const ANSWERS = { go: 'go', 'no-go': 'no-go', abstain: 'abstention' } as const;

/** "The go of @maya for QA of … is too old to stand" */
export const expiredWords = (expired: readonly Gone[], company: Company): Phrase =>
  say`The ${listed(expired.map((b) => say`${ANSWERS[b.answer]} of ${{ user: b.instead ?? b.by }} for ${roleTitle(company, b.role)} of ${{ at: b.at }}`))} ${expired.length === 1 ? 'is' : 'are'} too old to stand`;

function partWords(part: VotedOn, content: Content): Phrase {
  const { items, environment, onward = [], change, window, strategy = '', irreversible } = content;
  switch (part) {
    case 'services':
    case 'versions':
      return say`it is ${itemsOf(items)} now`;
    case 'commits':
      return say`it is built from ${listed(items.flatMap((i) => (i.commit ? [say`${i.service} ${i.commit.slice(0, 7)}`] : [])))} now`;
    case 'strategy':
      return say`it is deployed as ${strategy} now`;
    case 'documents':
      return say`its documents are ${(content.documents ?? []).map((d) => d.name).join(', ') || 'none'} now`;
    case 'irreversible':
      return irreversible === undefined
        ? say`all of it can be undone now`
        : say`what can’t be undone is now: ${irreversible}`;
    case 'environment':
      return say`it goes to ${[environment, ...onward].join(', then ')} now`;
    case 'change':
      return say`it is a change of another kind (${change}) now`;
    case 'window':
      return say`the window moved to ${{ at: window.start }}`;
    case 'order':
      return say`what must complete first changed`;
  }
}
