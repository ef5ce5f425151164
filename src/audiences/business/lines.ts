import { message } from '../../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import type { State } from '../../domain/release/state.ts';
import { inAHurry } from '../in-a-hurry.ts';
import type { Field, View } from '../view.ts';
import { WORDS } from './state-words.ts';

/** Executives read three lines: status, overview, next step. No versions, no technical reasons; who did something by their role. */
export const CLEARED = [
  'stays',
  'unsure',
  'services',
  'environment',
  'start',
  'end',
  'movedFrom',
  'was',
  'decided',
  'late',
  'unfit',
  'overruled',
  'emergency',
  'again',
  'ownerRole',
  'review',
  'delay',
  'notBefore',
  'why',
  'doneIn',
  'doubtIn',
  'untouched',
  'stoppedShort',
  'hotfixFirst',
  'at',
  'byRole',
  'freeze',
  'freezeWhy',
  'freezeScope',
  'freezeStart',
  'freezeEnd',
  'stillFrozen',
  'running',
  'stop',
  'stopsServices',
  'held',
  'backOnItsWay',
  'back',
  'paused',
  'against',
  'incidentStart',
  'incidentEnd',
  'text',
] as const satisfies readonly Field[];

export type Cleared = Pick<View, (typeof CLEARED)[number]>;

export const W = (state: State) => WORDS[state];

export const planWord = ({ decided, late }: Cleared) => (late ? W('missed') : decided ? W('approved') : W('planned'));

/** Why it is planned is not why somebody changed that: under what they did, it is named for what it is. */
export const plannedBecause = ({ why }: Pick<View, 'why'>) => (why === '' ? '' : `Planned because: ${why}`);

/** What becomes of a release that went back before it was where it was to be. */
export const BACK_ON_ITS_WAY = {
  word: 'Not going live',
  why: 'It was taken back before that',
  next: 'nothing goes live unless its team plans it anew',
};

export const by = ({ byRole }: Cleared, did: string) => (byRole ? md` · ${did} by ${byRole}` : NOTHING);

/** Its window may be open before it is decided: of a hotfix always. */
const isOpen = ({ decided, start, at }: Cleared) => !decided && start <= at;

/** When it begins, after its services and a comma. */
export const beginning = (v: Cleared) =>
  v.notBefore ? md`not before ${when(v.notBefore)}` : isOpen(v) ? md`as soon as it is approved` : when(v.start);

/** No time is promised that something known stands against. */
function goesLive(v: Cleared): Mrkdwn {
  if (v.notBefore) return md`not before ${when(v.notBefore)}: ${v.delay}`;
  if (v.delay) return md`planned for ${span(v.start, v.end)}, which may change: ${v.delay}`;
  return v.start <= v.at ? md`it may go live until ${when(v.end)}` : md`goes live ${span(v.start, v.end)}`;
}

export function nextOf(v: Cleared): Mrkdwn {
  if (v.late) return md`Next: its team sets a new time, or cancels it`;
  if (v.unfit) return md`Next: its team changes it, or cancels it: it can’t go live the way it is planned any more`;
  if (v.decided) return md`Next: ${goesLive(v)}`;
  if (v.delay) return md`Next: go/no-go vote; ${goesLive(v)}`;
  return isOpen(v)
    ? md`Next: go/no-go vote; it may go live until ${when(v.end)}`
    : md`Next: go/no-go vote before ${when(v.start)}`;
}

/** Why something is done in a hurry is a trouble, and reads as one. */
export const because = ({ why, emergency }: Cleared) => (emergency && why !== '' ? md`Because: ${why}` : md`${why}`);

/** Nobody is made to state what nobody knows: who finds it out is named. */
export const checking = ({ ownerRole }: Cleared) => `being checked${ownerRole ? ` (${ownerRole})` : ''}`;

/** What comes after it is undone: a review only where one is asked for. */
export function afterwards({ review, stays, unsure }: Cleared): Mrkdwn {
  const rest = stays || unsure ? md`the team decides on the rest` : NOTHING;
  const reviewed = review ? md`the team reviews what happened, by ${when(review)}` : NOTHING;
  return rest === NOTHING && reviewed === NOTHING
    ? md`nothing goes live unless its team plans it anew`
    : join([rest, reviewed], ', and ');
}

export const three = (v: Pick<View, 'emergency'>, status: Mrkdwn, overview: Mrkdwn, next: Mrkdwn) =>
  message(md`*${inAHurry(v)}${status}*\n${overview}\n${next}`);
