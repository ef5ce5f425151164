import type { OnChoosing, OnClick, OnCommand, OnShortcut, OnSubmit } from './ask.ts';

/** The row of those that help only names. */
export const ALSO = 'also';

/** Where a word stands in the help: its row and its place in it. `example`: what is typed after the slash command; `does`: what comes of it. */
export type Help = { at: readonly [row: number | typeof ALSO, place: number]; example: string; does?: string };

/** A word: what can be typed after the slash command, and what its buttons, dialogs and shortcuts do. */
export type Word = {
  name: string;
  /** other words that mean the same when they are typed */
  aliases: readonly string[];
  help?: Help;
  /** what can be typed, each with what comes of it: shown by `help <word>` */
  forms: readonly (readonly [example: string, does: string])[];
  /** in the short hint that Slack shows while somebody types the slash command */
  advertised: boolean;
  /** a word without it is only clicked */
  typed?: OnCommand;
  /** by verb: the part of an action_id before the colon */
  clicks: Readonly<Record<string, OnClick>>;
  /** by a modal's callback_id */
  submits: Readonly<Record<string, OnSubmit>>;
  /** by a modal's callback_id */
  choices: Readonly<Record<string, OnChoosing>>;
  /** by callback_id, as in slack-manifest.yml */
  shortcuts: Readonly<Record<string, OnShortcut>>;
};

export const word = (it: Pick<Word, 'name'> & Partial<Word>): Word => ({
  aliases: [],
  forms: [],
  advertised: false,
  clicks: {},
  submits: {},
  choices: {},
  shortcuts: {},
  ...it,
});
