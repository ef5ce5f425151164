import { at, type Phrase, say } from '../domain/phrase.ts';
import type { Outlook } from '../domain/release/outlook.ts';
import type { State } from '../domain/release/state.ts';

/**
 * Where a release stands, to one audience: of facts alone. `what`: it by the name that the audience knows; `starts`: when it begins, as far as that is known, of
 * one that has not and whose time is not over; `next`: what, and where the audience may know it, who and by when.
 */
export type StandingWords = { word: string; what: string; starts?: Phrase; why: Phrase; next: Phrase };

/** What a state before the last environment is to those who hear of the last alone: a plan still, which trouble puts at risk. Of a state that is not here, the same. */
const BEFORE_IT: Partial<Record<State, 'as planned' | 'in trouble' | 'called off'>> = {
  approved: 'as planned',
  waiting: 'as planned',
  ready: 'as planned',
  deploying: 'as planned',
  verifying: 'as planned',
  'next-step': 'as planned',
  held: 'in trouble',
  halfway: 'in trouble',
  failed: 'in trouble',
  'rolling-back': 'in trouble',
  'rollback-failed': 'in trouble',
  'halfway-back': 'in trouble',
  'rolled-back': 'called off',
  'partly-back': 'called off',
  replaced: 'called off',
};

/** An outlook as those outside the teams have it: what they were told of is the last environment. */
export function fromAfar(outlook: Outlook): Outlook {
  const { late } = outlook.onItsWay ?? {};
  if (late !== undefined)
    return { ...outlook, state: late, atRisk: true, undecided: late === 'rejected', hurdles: ['promotion'] };
  const how = outlook.onItsWay && BEFORE_IT[outlook.state];
  switch (how) {
    case undefined:
      return outlook;
    case 'as planned':
      return { ...outlook, state: outlook.onItsWay?.decided ? 'approved' : 'planned', atRisk: false, undecided: false };
    case 'in trouble':
      return { ...outlook, state: 'blocked', atRisk: true, undecided: false, hurdles: ['promotion'] };
    case 'called off':
      return { ...outlook, state: 'cancelled', backOnItsWay: true };
  }
}

/** What is in the way of one that nobody has decided on yet is in the way of a plan. */
export const seenAs = ({ state, onItsWay }: Outlook): State =>
  state === 'blocked' && onItsWay?.decided === false ? 'planned' : state;

const AHEAD: readonly State[] = ['planned', 'voting', 'rejected', 'approved', 'waiting', 'ready', 'blocked'];
/** Where something keeps it from its time, that is no time to wait for: it is said from when on, or that nobody knows. */
export function startOf({ state, delay }: Outlook, planned: string): Pick<StandingWords, 'starts'> {
  if (!AHEAD.includes(state)) return {};
  if (!delay) return { starts: say`${at(planned)}` };
  return { starts: delay.until ? say`not before ${at(delay.until)}` : say`${at(planned)}, which may change` };
}

/** Why nobody may deploy it, where somebody said no or kept still: also of one whose time is over besides. */
export function notApproved({ against, unanswered }: Pick<Outlook, 'against' | 'unanswered'>): string {
  return against.length > 0 ? `no-go by ${against.join(', ')}` : unanswered;
}

/** "by Thu 14:00"; a hold is waited for. */
export function byWhen({ state, hold, due, overdue }: Outlook): Phrase {
  if (overdue) return say`overdue since ${at(due)}`;
  return state === 'held' && hold ? say`from ${at(due)} on` : say`by ${at(due)}`;
}

/** A line of its own begins with a capital; elsewhere the same words go on a sentence. */
function capitalised(words: Phrase): Phrase {
  const [first, ...rest] = words.filter((part) => part !== '');
  if (typeof first === 'string') return [upper(first), ...rest];
  return first && 'say' in first ? [{ say: upper(first.say) }, ...rest] : words;
}
const upper = (text: string) => text.slice(0, 1).toLocaleUpperCase() + text.slice(1);

/** Status, overview and next step, a line each: what is drafted where nobody has written anything. */
export const threeLines = ({ word, what, starts, why, next }: StandingWords): Phrase =>
  say`${word}: ${what}${starts ? say`, ${starts}` : []}${why.length > 0 ? say`\n${capitalised(why)}` : []}\nNext: ${next}`;
