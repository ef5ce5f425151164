import { at, type Phrase, say, stretch } from '../../domain/phrase.ts';
import { isNoticed } from '../../domain/release/noticed.ts';
import type { Outlook } from '../../domain/release/outlook.ts';
import type { State } from '../../domain/release/state.ts';
import { inAHurry } from '../in-a-hurry.ts';
import { type StandingWords, seenAs, startOf } from '../standing.ts';
import type { View } from '../view.ts';
import { effect } from './effect.ts';
import { WORDS } from './state-words.ts';

type Seen = Pick<View, 'emergency' | 'services' | 'customers' | 'start' | 'end' | 'stays' | 'unsure' | 'untouched'>;

/** While it goes back, and once it is back. Of a rollback of some services: which of it customers keep is for a person to say. */
export const UNTOUCHED = 'This attempt changed nothing for customers';

export const GET_BACK = {
  all: 'Customers get back what they had before',
  some: 'Some of it goes back to what customers had before',
};
export const HAVE_BACK = {
  all: 'Customers have what they had before',
  some: 'Some of it is what customers had before again',
};

export const goesBack = ({ stays, unsure }: Pick<View, 'stays' | 'unsure'>, { all, some }: typeof GET_BACK): string =>
  unsure ? `${some}; of the rest nobody knows it yet` : stays ? `${some}, and some stays` : all;

/** What support reads of a release: what changes for customers, and what they will hear next. An effect that nobody has named is not made up. */
export const stands = (v: Seen, o: Outlook): StandingWords => ({
  word: `${inAHurry(v)}${WORDS[seenAs(o)]}`,
  what: effect(v),
  ...startOf(o, v.start),
  why: say`${v.customers === '' ? 'What customers notice: not said yet. ' : ''}${forCustomers(v, o)}`,
  next: say`${NEXT[o.state]}`,
});

const HALF = say`Some customers may have the change and some not. Impact: being checked`;

function forCustomers(v: Seen, { state, delay }: Outlook): Phrase {
  const { start, end } = v;
  switch (state) {
    case 'planned':
    case 'voting':
    case 'approved':
    case 'waiting':
    case 'ready':
    case 'blocked':
      if (delay)
        return say`${delay.until ? say`not before ${at(delay.until)}` : say`${stretch(start, end)}, which may change`}. Customers keep what they have until then`;
      return say`${stretch(start, end)}${state === 'blocked' ? ', which may change' : ''}. Customers keep what they have until then`;
    case 'rejected':
    case 'missed':
    case 'cancelled':
    case 'drilled':
      return say`Customers keep what they have`;
    case 'deploying':
    case 'verifying':
    case 'next-step':
      return isNoticed(v) ? say`Customers may notice it at any moment` : say`Customers get it by ${at(end)}`;
    case 'failed':
      return v.untouched ? say`${UNTOUCHED}` : HALF;
    case 'held':
    case 'halfway':
    case 'rollback-failed':
    case 'halfway-back':
      return HALF;
    case 'rolling-back':
      return say`${goesBack(v, GET_BACK)}`;
    case 'completed':
      return say`Everybody has it now`;
    case 'replaced':
      return say`Another version is live in its place`;
    case 'rolled-back':
    case 'partly-back':
      return say`${goesBack(v, HAVE_BACK)}. Impact: being checked`;
  }
}

const GOES_ON = "I'll say here how it goes on";
const STARTS = "I'll say here when it starts and when it's done";
const DONE = "I'll say here when it's done";
export const NEW_DATE = "I'll say here when there is a new date";

const NEXT: Record<State, string> = {
  planned: "I'll say here when it is decided",
  voting: "I'll say here when it is decided",
  rejected: NEW_DATE,
  approved: STARTS,
  waiting: STARTS,
  ready: STARTS,
  blocked: STARTS,
  missed: NEW_DATE,
  deploying: DONE,
  verifying: DONE,
  'next-step': DONE,
  held: GOES_ON,
  halfway: GOES_ON,
  failed: GOES_ON,
  'rolling-back': DONE,
  'rollback-failed': GOES_ON,
  'halfway-back': GOES_ON,
  completed: 'nothing to do',
  'rolled-back': NEW_DATE,
  'partly-back': NEW_DATE,
  drilled: 'nothing to do',
  replaced: 'nothing to do',
  cancelled: 'nothing to do',
};
