import type { Message } from '../blocks/blocks.ts';
import type { AudienceEvent } from '../domain/company/audiences.ts';
import { clear, type Field, type View } from './view.ts';

/** A language in which audiences are spoken to. `render` and `draft` see only what is `cleared`, whatever they are given. */
export type LanguageOf = {
  cleared: readonly Field[];
  render(event: AudienceEvent, view: View): Message;
  /** a person's update, to be looked over: what happened, and what is next, if anything */
  draft(view: View, happened: string, next: string): string;
};

export const language = <F extends Field>(it: {
  cleared: readonly F[];
  render(event: AudienceEvent, view: Pick<View, F>): Message;
  draft(view: Pick<View, F>, happened: string, next: string): string;
}): LanguageOf => ({
  cleared: it.cleared,
  render: (event, view) => it.render(event, clear(view, it.cleared)),
  draft: (view, happened, next) => it.draft(clear(view, it.cleared), happened, next),
});

/** What most languages draft. */
export const asItIs = (_: unknown, happened: string, next: string) =>
  `${happened}${next === '' ? '' : `\nNext: ${next}`}`;
