import { at, type Phrase, say, stretch, user } from '../../domain/phrase.ts';
import type { Outlook } from '../../domain/release/outlook.ts';
import { ENDED, type State } from '../../domain/release/state.ts';
import { stateWord } from '../../domain/release/state-words.ts';
import { byWhen, notApproved, type StandingWords, startOf } from '../standing.ts';
import type { View } from '../view.ts';
import { stay } from '../went-back.ts';

type Seen = Pick<
  View,
  'id' | 'stays' | 'unsure' | 'untouched' | 'versions' | 'environment' | 'why' | 'reason' | 'start' | 'end'
>;

/** What engineers read of a release: versions, reasons and people. */
export const stands = (v: Seen, o: Outlook): StandingWords => ({
  word: stateWord(o.state),
  what: `${v.versions} → ${v.environment} (${v.id})${stay(v)}`,
  ...startOf(o, v.start),
  why: whyOf(v, o),
  next: nextOf(o, v),
});

function whyOf(v: Seen, o: Outlook): Phrase {
  const { state, saw, hold, paused, pausedBy } = o;
  const denied = notApproved(o);
  switch (state) {
    case 'blocked':
      return saw;
    case 'missed':
      return say`${denied && `${denied}; `}its window ended unused, ${stretch(v.start, v.end)}`;
    case 'held':
      if (denied !== '') return say`${denied}`;
      if (paused) return say`paused by ${pausedBy}`;
      return hold ? say`held by “${hold.name}” until ${at(hold.until)}` : [];
    case 'halfway':
      return v.reason === '' ? say`nothing holds it any more, and nobody has gone on with it` : say`${v.reason}`;
    case 'halfway-back':
      return say`part of it is back, and nobody has taken back the rest`;
    default:
      return v.reason === '' ? say`${v.why}` : say`${v.reason}`;
  }
}

const NEXT: Record<State, string> = {
  planned: 'open the vote',
  voting: 'vote',
  rejected: 'mend it and open a new vote',
  approved: 'deploy when the window opens',
  waiting: 'deploy when nothing is in the way any more',
  ready: 'deploy',
  blocked: 'clear away what is named',
  missed: 'move it, or cancel it',
  deploying: 'see it through',
  verifying: 'wait until it has proved itself',
  'next-step': 'begin the next step, or roll back',
  held: 'go on with it once nothing holds it, or roll back',
  halfway: 'go on, or roll back',
  failed: 'roll back, or deploy again',
  'rolling-back': 'see the rollback through',
  'rollback-failed': 'roll back again, or put it right by hand and record it',
  'halfway-back': 'roll back the rest, or put it right by hand and record it',
  completed: 'nothing',
  'rolled-back': 'review it',
  'partly-back': 'roll back the rest, or leave it live, and review it',
  drilled: 'nothing',
  replaced: 'review it',
  cancelled: 'nothing',
};

/** Of what failed, where no pipeline took any of it. */
const UNTOUCHED = 'deploy again, or cancel it';

function nextOf(o: Outlook, { untouched }: Seen): Phrase {
  if (ENDED.includes(o.state)) return say`${NEXT[o.state]}`;
  const failed = o.state === 'failed';
  const waits = o.hotfixFirst && (failed || o.state === 'halfway');
  const next = waits ? 'let the hotfix go first' : failed && untouched ? UNTOUCHED : NEXT[o.state];
  const { doer, asked, against } = o;
  const lift = o.state === 'rejected' && against.length > 0 ? ', or lift the no-go' : '';
  const who = asked.length > 0 ? asked.join(', ') : doer.user ? user(doer.user) : doer.role;
  return say`${next}${lift} (${who}, ${byWhen(o)})`;
}
