import { md } from '../blocks/mrkdwn.ts';
import { refusalWords } from '../domain/deciding/refusal-words.ts';
import { fromElsewhere, unreadable } from '../domain/people/may-read.ts';
import { worldOf } from '../door/setting.ts';
import {
  type Ask,
  durably,
  notice,
  type OnChoosing,
  type OnClick,
  type OnCommand,
  type OnShortcut,
  type OnSubmit,
  refusalMessage,
} from './ask.ts';
import { onlyTheirs } from './finding/only-theirs.ts';

/** Every word shows something, so all of them ask first whether the person may read. */

/** Why a person is shown nothing; undefined when they may read. */
function unread({ setting, person: { id, team } }: Ask) {
  const world = worldOf(setting, { id });
  return team !== undefined && team !== setting.workspace ? fromElsewhere(world.people, id) : unreadable(world);
}

/** The same as an answer. */
export function notShown(a: Ask) {
  const refusal = unread(a);
  return refusal && { say: refusalMessage(refusal) };
}

export const readsTyped =
  (run: OnCommand): OnCommand =>
  async (rest, asked) =>
    notShown(asked) ?? durably(asked, async (a) => onlyTheirs(await run(rest, a), a));

export const readsClick =
  (run: OnClick): OnClick =>
  async (about, asked, around) =>
    notShown(asked) ?? durably(asked, async (a) => onlyTheirs(await run(about, a, around), a));

export const readsShortcut =
  (run: OnShortcut): OnShortcut =>
  async (asked, on) =>
    notShown(asked) ?? durably(asked, async (a) => onlyTheirs(await run(a, on), a));

export const readsChoosing =
  (run: OnChoosing): OnChoosing =>
  async (metadata, a) =>
    unread(a) ? {} : durably(a, (a) => run(metadata, a));

export const readsSubmit =
  (run: OnSubmit): OnSubmit =>
  async (fields, metadata, a) => {
    const refusal = unread(a);
    if (!refusal) return durably(a, (a) => run(fields, metadata, a));
    return { update: notice('Not shown', md`${refusalWords(refusal)}`) };
  };
