import { z } from 'zod';
import type { View } from '../workspace/shapes.ts';
import type { ControlContext, Route } from './context.ts';
import { type Asking, fill, inputNamed } from './filling.ts';
import { shownView } from './finding.ts';

const Fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const as = z.string();

/** What people do in modals: fill, look for, submit, close. */
export function modalRoutes(route: Route, { slack, find }: ControlContext): void {
  const { workspace } = slack;
  const askedIn =
    (user: string, view: View): Asking =>
    (placed, typed) =>
      slack.suggestions.of(user, view, placed, typed);

  route('/fill', z.strictObject({ as, fields: Fields }), async (b) => {
    const view = find.view(b.as, 'modal');
    await fill(view, b.fields, askedIn(find.person(b.as).id, view));
    return { ok: true };
  });

  /** What is offered in a list of a modal that the app fills while somebody types. */
  route('/suggest', z.strictObject({ as, field: z.string(), text: z.string().default('') }), async (b) => {
    const view = find.view(b.as, 'modal');
    return {
      ok: true,
      options: await slack.suggestions.of(find.person(b.as).id, view, inputNamed(view, b.field), b.text),
    };
  });

  route('/submit', z.strictObject({ as, fields: Fields.default({}) }), async (b) => {
    const view = find.view(b.as, 'modal');
    const user = find.person(b.as).id;
    await fill(view, b.fields, askedIn(user, view));
    await slack.modals.submit(user);
    const now = workspace.modal(user);
    return { ok: true, errors: now?.id === view.id ? now.errors : {}, view: now ? shownView(now) : null };
  });

  route('/close', z.strictObject({ as }), (b) => {
    slack.modals.close(find.person(b.as).id);
    return { ok: true };
  });
}
