import { z } from 'zod';
import { viewShape } from '../api/shapes.ts';
import { plain, plainOption } from '../blocks/objects.ts';
import type { Option, Placed } from '../blocks/placed.ts';
import type { View } from '../workspace/shapes.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Delivered, Envelope } from './delivery.ts';
import { interaction } from './payloads.ts';

const options = z.array(plainOption).max(100);
const groups = z.array(z.looseObject({ label: plain(75), options })).max(100);
/** What an app may answer: a hundred options, or groups of them. */
const Offered = z.union([
  z.object({ options }).transform((o) => o.options),
  z.object({ option_groups: groups }).transform((o) => o.option_groups.flatMap((g) => g.options)),
]);

type SuggestionsOptions = {
  workspace: Workspace;
  deliver: (envelope: Envelope) => Promise<Delivered>;
  note: (what: string, detail: string, ok: boolean) => void;
};

/** Lists whose options the app is asked for while somebody types in them. */
export class Suggestions {
  private readonly o: SuggestionsOptions;
  constructor(options: SuggestionsOptions) {
    this.o = options;
  }

  /** What the app offers for what was typed; nothing when it does not answer in time, or not so that Slack can show it. */
  async of(user: string, view: View, { block, element }: Placed, typed: string): Promise<Option[]> {
    const { workspace, deliver, note } = this.o;
    const acked = await deliver({
      type: 'interactive',
      payload: {
        ...interaction('block_suggestion', user, workspace),
        container: { type: 'view', view_id: view.id },
        view: viewShape(view, workspace.person(user)?.tz ?? 'UTC'),
        action_id: element.action_id,
        block_id: block,
        value: typed,
      },
    });
    if (!acked.ok) return [];
    const offered = Offered.safeParse(acked.payload);
    if (offered.success) return offered.data;
    note('block_suggestion', offered.error.issues.map((i) => `${i.path.join('/')}: ${i.message}`).join(' '), false);
    return [];
  }
}
