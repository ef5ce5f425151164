import { message } from '../../blocks/blocks.ts';
import { type Mrkdwn, md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import type { State } from '../../domain/release/state.ts';
import type { Field, View } from '../view.ts';
import { WORDS } from './state-words.ts';

/** Executives read three lines: status, overview, next step. No versions, no technical reasons; who did something by their role. */
export const CLEARED = [
  'stays',
  'services',
  'environment',
  'start',
  'end',
  'movedFrom',
  'was',
  'decided',
  'late',
  'why',
  'doneIn',
  'doubtIn',
  'at',
  'byRole',
  'freeze',
  'freezeWhy',
  'freezeScope',
  'freezeStart',
  'freezeEnd',
  'stop',
  'held',
  'paused',
  'incidentStart',
  'incidentEnd',
  'text',
] as const satisfies readonly Field[];

export type Cleared = Pick<View, (typeof CLEARED)[number]>;

export const W = (state: State) => WORDS[state];

export const planWord = ({ decided, late }: Cleared) => (late ? W('missed') : decided ? W('approved') : W('planned'));

export const by = ({ byRole }: Cleared, did: string) => (byRole ? md` · ${did} by ${byRole}` : NOTHING);

export const nextOf = ({ decided, late, start, end }: Cleared) =>
  late
    ? md`Next: its team sets a new time, or cancels it`
    : decided
      ? md`Next: goes live ${span(start, end)}`
      : md`Next: go/no-go vote before ${when(start)}`;

export const three = (status: Mrkdwn, overview: Mrkdwn, next: Mrkdwn) => message(md`*${status}*\n${overview}\n${next}`);
