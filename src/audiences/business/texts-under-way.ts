import type { Message } from '../../blocks/blocks.ts';
import { beside, join, type Mrkdwn, md, NOTHING, when } from '../../blocks/mrkdwn.ts';
import type { AudienceEvent } from '../../domain/company/audiences.ts';
import { isExpected } from '../expected.ts';
import { cameTo, isSeveral, stay } from '../went-back.ts';
import { afterwards, BACK_ON_ITS_WAY, because, by, type Cleared, checking, plannedBecause, three, W } from './lines.ts';
import type { OfFreeze } from './texts-of-freezes.ts';

type OfPlan = 'incident' | 'planned' | 'moved' | 'changed' | 'approved' | 'rejected' | 'reopened' | 'missed' | 'update';

type UnderWay = Exclude<AudienceEvent, OfFreeze | OfPlan>;

/** From the moment it begins. */
export const underWay = (event: UnderWay, v: Cleared): Message => TEXTS[event](v);

const WORD = md`Next: word here when it is done`;

const TEXTS: Record<UnderWay, (v: Cleared) => Message> = {
  deploying: (v) =>
    three(
      v,
      md`${W('deploying')} ${v.again ? 'once more' : 'now'}: ${v.services}`,
      md`${whyNow(v)}${by(v, 'started')}`,
      isExpected(v) ? md`${WORD}, expected by ${beside(v.at, v.end)}` : WORD,
    ),
  held: (v) => (v.back ? halfBack(v) : held(v)),
  resumed: (v) =>
    three(v, md`${W('deploying')} again: ${v.services}`, md`Nothing holds it any more${by(v, 'continued')}`, WORD),
  failed: (v) =>
    three(
      v,
      md`${W(v.stoppedShort ? 'halfway' : 'failed')}: ${v.services}`,
      md`Impact: ${v.untouched ? 'none, this attempt changed nothing' : checking(v)}${by(v, 'stopped')}`,
      md`Next: ${nextAfterFailure(v)}`,
    ),
  'rolling-back': (v) =>
    three(v, md`${W('rolling-back')}: ${v.services}`, md`Impact: ${checking(v)}${by(v, 'decided')}`, WORD),
  'rollback-failed': (v) =>
    three(
      v,
      md`${W('rollback-failed')}: ${v.services}`,
      md`Impact: ${checking(v)}. ${reach(v)}`,
      md`Next: whoever may roll back tries again, or puts it right by hand; word here when it is done`,
    ),
  'rolled-back': (v) =>
    three(
      v,
      md`${W(cameTo(v))}: ${v.services} ${isSeveral(v.services) ? 'are' : 'is'} back on the version before, since ${when(v.at)}${stay(v)}`,
      md`Impact: ${checking(v)}${by(v, 'decided')}`,
      md`Next: ${afterwards(v)}`,
    ),
  replaced: (v) =>
    three(
      v,
      md`${W('replaced')}: ${v.services}, since ${when(v.at)}`,
      md`It did not go as planned; another version is live in its place`,
      v.review ? md`Next: ${afterwards(v)}` : md`Next: nothing for you to do`,
    ),
  done: (v) =>
    three(
      v,
      md`${W('completed')}: ${v.services}, since ${when(v.at)}`,
      md`${v.why}${by(v, 'brought live')}`,
      md`Next: nothing for you to do`,
    ),
  cancelled: (v) =>
    v.backOnItsWay
      ? three(
          v,
          md`${BACK_ON_ITS_WAY.word}: ${v.services}, ${when(v.start)}`,
          md`${BACK_ON_ITS_WAY.why}${by(v, 'decided')}`,
          md`Next: ${BACK_ON_ITS_WAY.next}`,
        )
      : three(
          v,
          md`${W('cancelled')}: ${v.services}, ${when(v.start)}`,
          md`${plannedBecause(v)}${by(v, 'cancelled')}`,
          md`Next: nothing goes live`,
        ),
};

function nextAfterFailure({ hotfixFirst, untouched }: Cleared): string {
  if (hotfixFirst) return 'an emergency repair goes first';
  return untouched ? 'the team mends the cause and tries again' : 'the team decides between undoing and repairing it';
}

function whyNow(v: Cleared): Mrkdwn {
  if (v.stillFrozen) return md`An exception: the hold goes on until ${when(v.stillFrozen)}. ${plannedBecause(v)}`;
  return v.again ? md`It is tried again after the trouble` : because(v);
}

const held = (v: Cleared): Message =>
  three(
    v,
    md`${W('held')}: ${v.services}`,
    whyHeld(v),
    v.held === ''
      ? md`Next: the team goes on with it, or undoes it`
      : md`Next: the team goes on with it after that, or undoes it`,
  );

const halfBack = (v: Cleared): Message =>
  three(
    v,
    md`${W('halfway-back')}: ${v.services}`,
    md`Impact: ${checking(v)}. ${reach(v)}. The rest waits for its team`,
    md`Next: whoever may roll back takes back the rest, or puts it right by hand`,
  );

function whyHeld(v: Cleared): Mrkdwn {
  if (v.paused) return md`The team paused it before all of it is live${by(v, 'decided')}`;
  if (v.held) return md`Some of it is live. It waits for “${v.held}”, until ${when(v.freezeEnd)}`;
  return v.against
    ? md`Some of it is live. A no-go stopped the rest`
    : md`Some of it is live. The rest waits for its team`;
}

/** How far undoing it came, region by region. */
function reach({ doneIn, doubtIn }: Cleared): Mrkdwn {
  if (doneIn + doubtIn === '') return md`Some of it runs in the new version, some in the one before`;
  const back = doneIn === '' ? NOTHING : md`Undone in ${doneIn}`;
  return join([back, doubtIn === '' ? NOTHING : md`In ${doubtIn} nobody knows yet which version runs`], '. ');
}
