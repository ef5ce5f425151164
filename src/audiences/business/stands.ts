import { plainOf } from '../../domain/gates/index.ts';
import { at, type Phrase, say, stretch } from '../../domain/phrase.ts';
import type { Delay } from '../../domain/release/clearing/delay.ts';
import type { Outlook } from '../../domain/release/outlook.ts';
import { delayWords } from '../delay-words.ts';
import { inAHurry } from '../in-a-hurry.ts';
import { byWhen, notApproved, type StandingWords, seenAs, startOf } from '../standing.ts';
import type { View } from '../view.ts';
import { stay } from '../went-back.ts';
import { BACK_ON_ITS_WAY, plannedBecause } from './lines.ts';
import { WORDS } from './state-words.ts';

type Seen = Pick<
  View,
  'emergency' | 'services' | 'stays' | 'unsure' | 'untouched' | 'review' | 'why' | 'start' | 'end' | 'at'
>;

/** What executives read of a release: no versions and no technical reasons; who acts by their role. */
export const stands = (v: Seen, o: Outlook): StandingWords => ({
  word: `${inAHurry(v)}${o.backOnItsWay ? BACK_ON_ITS_WAY.word : WORDS[seenAs(o)]}`,
  what: `${v.services}${stay(v)}`,
  ...startOf(o, v.start),
  why: whyOf(v, o),
  next: nextOf(v, o),
});

function whyOf({ why, untouched, start, end, at: now }: Seen, o: Outlook): Phrase {
  const { state, hurdles, hold, paused, overdue } = o;
  const denied = notApproved(o);
  const checked = `being checked (${o.doer.role})`;
  const waits = hold ? say`waits for “${hold.name}”, until ${at(hold.until)}` : [];
  switch (state) {
    case 'rejected':
      return say`${denied}`;
    case 'blocked':
      return hurdles.flatMap((id, i) => say`${i > 0 ? '; ' : ''}${id === 'freeze' && hold ? waits : plainOf(id)}`);
    case 'missed':
      return say`${denied && `${denied}; `}${end <= now ? 'it did not go live in its time,' : 'what comes before it is not done in time; it was to go live'} ${stretch(start, end)}`;
    case 'held':
      if (denied !== '') return say`some of it is live; ${denied} stopped the rest`;
      if (paused) return say`the team paused it before all of it is live`;
      return say`some of it is live; ${hold ? waits : 'the rest waits'}`;
    case 'halfway':
      return say`some of it is live; ${o.hotfixFirst ? 'an emergency repair stopped the rest' : 'nothing holds the rest any more'}`;
    case 'rolling-back':
      return say`it is being undone; impact: ${checked}`;
    case 'rollback-failed':
      return say`undoing it failed; impact: ${checked}`;
    case 'halfway-back':
      return say`some of it is undone, the rest not yet; impact: ${checked}`;
    case 'failed':
      return say`it failed ${overdue ? 'and its time is over' : 'while going live'}; ${untouched ? 'this attempt changed nothing' : `impact: ${checked}`}`;
    case 'replaced':
      return say`it did not go as planned; another version is live in its place`;
    case 'rolled-back':
    case 'partly-back':
      return say`impact: ${checked}`;
    case 'cancelled':
      return say`${o.backOnItsWay ? BACK_ON_ITS_WAY.why : plannedBecause({ why })}`;
    default:
      return why === '' ? [] : say`${why}`;
  }
}

/** Who does what, by when. */
function nextOf(v: Seen, o: Outlook): Phrase {
  const { untouched, start, end, at: now } = v;
  const by = (what: string) => say`${what} (${o.doer.role}, ${byWhen(o)})`;
  switch (o.state) {
    case 'planned':
      return by('open the go/no-go vote');
    case 'voting':
      return say`go or no-go (${o.asked.length > 0 ? o.asked.join(', ') : 'those who are asked'}, ${byWhen(o)})`;
    case 'rejected':
      return by('mend it and ask again, or cancel it');
    case 'approved':
    case 'waiting':
    case 'ready':
      if (o.delay) return delayed({ start, end }, o.delay);
      return start <= now ? say`it may go live until ${at(end)}` : say`goes live ${stretch(start, end)}`;
    case 'blocked':
      return by('clear that away, or move it');
    case 'missed':
      return by('set a new time, or cancel it');
    case 'deploying':
    case 'verifying':
    case 'next-step':
      return o.overdue ? say`word here when it is done` : say`word here when it is done, expected by ${at(end)}`;
    case 'held':
      return by('go on with it, or undo it');
    case 'halfway':
      return o.hotfixFirst ? say`an emergency repair goes first` : by('go on with it, or undo it');
    case 'failed':
      if (o.hotfixFirst) return say`an emergency repair goes first`;
      return by(untouched ? 'mend the cause and try again' : 'decide between undoing and repairing it');
    case 'rolling-back':
      return by('finish undoing it; word here when it is done');
    case 'rollback-failed':
      return by('undo it again, or put it right by hand');
    case 'halfway-back':
      return by('undo the rest, or put it right by hand');
    case 'completed':
    case 'drilled':
      return say`nothing for you to do`;
    case 'partly-back':
      return v.review
        ? say`the team decides on the rest, and reviews what happened, by ${at(v.review)}`
        : say`the team decides on the rest`;
    case 'rolled-back':
    case 'replaced':
      if (v.review) return say`the team reviews what happened, by ${at(v.review)}`;
      return say`${o.state === 'replaced' ? 'nothing for you to do' : BACK_ON_ITS_WAY.next}`;
    case 'cancelled':
      return say`${o.backOnItsWay ? BACK_ON_ITS_WAY.next : 'nothing goes live'}`;
  }
}

/** No time is promised that something known stands against. */
const delayed = ({ start, end }: Pick<Seen, 'start' | 'end'>, delay: Delay): Phrase =>
  delay.until
    ? say`not before ${at(delay.until)}: ${delayWords(delay)}`
    : say`planned for ${stretch(start, end)}, which may change: ${delayWords(delay)}`;
