import { type Message, message } from '../../blocks/blocks.ts';
import { type Mrkdwn, md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import { ended } from '../../blocks/text.ts';
import type { AudienceEvent } from '../../domain/company/audiences.ts';
import { unreachable } from '../../domain/phrase.ts';
import type { State } from '../../domain/release/state.ts';
import { inAHurry } from '../in-a-hurry.ts';
import { cameTo } from '../went-back.ts';
import type { Cleared } from './cleared.ts';
import { effect, heardNext, untilDone, wholeEffect } from './effect.ts';
import { GET_BACK, goesBack, HAVE_BACK, NEW_DATE, UNTOUCHED } from './stands.ts';
import { WORDS } from './state-words.ts';

export function render(event: AudienceEvent, v: Cleared): Message {
  if (v.late && (event === 'planned' || event === 'reopened')) return render('missed', v);
  const window = timeOf(v);
  switch (event) {
    case 'planned':
    case 'approved':
      return v.decided
        ? told(v, md`${W('approved')}${v.notBefore ? ',' : ' for'} ${window}`, md`${heardNext(v)}`, wholeEffect(v))
        : told(v, window, md`${W('planned')}. I'll say here when it is`, wholeEffect(v));
    case 'moved':
      return told(
        v,
        md`Moved to ${span(v.start, v.end)}${v.delay ? md`, ${uncertain(v)}` : NOTHING}`,
        md`It was planned for ${when(v.movedFrom)}. ${planWord(v)}`,
      );
    case 'changed':
      return told(
        v,
        md`Changed${v.notBefore ? ',' : ', for'} ${window}`,
        md`It was: ${v.was}. ${planWord(v)}`,
        wholeEffect(v),
      );
    case 'rejected':
      return told(v, W('rejected'), md`Customers keep what they have. ${NEW_DATE}`);
    case 'reopened':
      return told(v, window, md`${W('planned')}: it is decided anew. I'll say here when it is`);
    case 'missed':
      return told(
        v,
        W('missed'),
        v.end <= v.at
          ? md`It did not happen ${span(v.start, v.end)}. Customers keep what they have. ${NEW_DATE}`
          : md`It was planned for ${span(v.start, v.end)}, and is not ready in time. Customers keep what they have until it is. ${NEW_DATE}`,
      );
    case 'cancelled':
      return told(v, W('cancelled'), md`Customers keep what they have`);
    case 'frozen':
      return message(
        md`*${v.stop ? 'Emergency stop: no changes until' : 'No changes'} ${v.stop ? when(v.freezeEnd) : span(v.freezeStart, v.freezeEnd)}: ${v.freezeScope}*\n${whyStopped(v)}${noChange(v)}${v.stopsEffects.length > 0 ? md`\nPlanned in that time, which may change: ${v.stopsEffects}` : NOTHING}`,
      );
    case 'thawed':
      if (v.at < v.freezeStart)
        return message(md`*Called off: the stop of changes ${span(v.freezeStart, v.freezeEnd)}, ${v.freezeScope}*`);
      return v.stillFrozen
        ? message(md`*Still no changes until ${when(v.stillFrozen)}: ${v.freezeScope}*\n${noChange(v)}`)
        : message(md`*Changes are possible again: ${v.freezeScope}*`);
    case 'incident':
      return v.incidentEnd === ''
        ? told(
            v,
            md`Something is wrong since ${when(v.incidentStart)}`,
            md`Impact: being checked. I'll say here when it is over`,
          )
        : told(v, md`All is well again since ${when(v.incidentEnd)}`, md`It began ${when(v.incidentStart)}`);
    case 'update':
      return message(md`${v.text}`);
    default:
      return underWay(event, v);
  }
}

/** When it happens: no time is promised that something known stands against. */
const timeOf = (v: Cleared) =>
  v.notBefore ? uncertain(v) : v.delay ? md`${span(v.start, v.end)}, ${uncertain(v)}` : span(v.start, v.end);
const uncertain = ({ notBefore }: Cleared) => (notBefore ? md`not before ${when(notBefore)}` : 'which may change');

/** Whoever is asked by a customer can say why. */
const whyStopped = ({ freezeWhy }: Cleared) => (freezeWhy === '' ? NOTHING : md`Why: ${ended(freezeWhy)} `);

/** What is under way then may still reach some. */
const noChange = ({ running }: Cleared) => md`No change starts in that time. One that is under way ${running}`;

type Before = 'planned' | 'approved' | 'moved' | 'changed' | 'rejected' | 'reopened' | 'missed' | 'cancelled';

/** From the moment it begins, also where nobody has named the effect. */
function underWay(
  event: Exclude<AudienceEvent, Before | 'frozen' | 'thawed' | 'incident' | 'update'>,
  v: Cleared,
): Message {
  const half = md`Some customers may have the change and some not`;
  switch (event) {
    case 'deploying':
      return told(
        v,
        md`${W('deploying')} ${v.again ? 'once more' : 'now'}`,
        md`${v.stillFrozen ? md`An exception: the stop of changes goes on until ${when(v.stillFrozen)}. ` : NOTHING}${untilDone(v)}`,
      );
    case 'held':
      return told(v, W('held'), md`${half}. I'll say here how it goes on`);
    case 'resumed':
      return told(v, md`${W('deploying')} again`, md`I'll say here when it's done`);
    case 'failed':
    case 'rollback-failed':
      return told(
        v,
        W(event),
        md`${v.untouched ? UNTOUCHED : md`${half}. Impact: being checked`}. I'll say here how it goes on`,
      );
    case 'rolling-back':
      return told(v, W('rolling-back'), md`${goesBack(v, GET_BACK)}. I'll say here when it's done`);
    case 'rolled-back':
      return told(
        v,
        md`${W(cameTo(v))} since ${when(v.at, '{time}')}`,
        md`${goesBack(v, HAVE_BACK)}. Impact: being checked. ${NEW_DATE}`,
      );
    case 'replaced':
      return told(v, md`${W('replaced')} since ${when(v.at, '{time}')}`, md`Another version is live in its place`);
    case 'done':
      return told(v, md`${W('completed')} since ${when(v.at, '{time}')}`, md`Everybody has it now`);
    default:
      return unreachable(event);
  }
}

const W = (state: State) => WORDS[state];

const planWord = ({ decided, late }: Cleared) =>
  late
    ? md`${W('missed')}: ${NEW_DATE}`
    : decided
      ? md`${W('approved')}: I'll say here when it starts`
      : md`${W('planned')}. I'll say here when it is`;

/** What happens, to what customers notice; `whole`: all of it, where they read it first and it is long. Where nobody has said that, it is not made up. */
function told(v: Cleared, what: Mrkdwn | string, more: Mrkdwn, whole = ''): Message {
  const unsaid = v.customers === '' ? md`\nWhat customers notice: not said yet (its owner is asked)` : NOTHING;
  return message(md`*${inAHurry(v)}${what}: ${effect(v)}*${unsaid}${whole ? md`\n${whole}` : NOTHING}\n${more}`);
}
