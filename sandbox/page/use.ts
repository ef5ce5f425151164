import type { Chosen } from '../blocks/state.ts';

// biome-ignore lint/suspicious/noExplicitAny: elements are whatever JSON the app sent, checked by the sandbox when it came
export type Loose = any;

export type Option = { value: string; text: { text: string }; description?: { text: string } };

/** What is being looked for in a list that the app fills, and what it offers. */
export type Search = {
  typed: string;
  options: Option[] | undefined;
  /** asks the app what fits */
  type(text: string): void;
  /** folds the list away */
  end(): void;
};

/** What using an element does, and what is chosen in it now. */
export type Use = {
  /** chosen now, by block and action id */
  chosen(block: string, action: string): Chosen;
  /** somebody used it: `at` is the block */
  use(at: string, element: Loose, chosen: Chosen): void;
  /** somebody entered something in a modal's field; without it every element tells the app at once */
  enter?(block: string, action: string, chosen: Chosen): void;
  /** where the app is asked for options: in modals */
  search?(block: string, element: Loose): Search;
  errors?: Record<string, string>;
};
