import { SlackError } from '../api/method.ts';
import { viewShape } from '../api/shapes.ts';
import { STACK_MAX, viewOf } from '../api/views.ts';
import type { View } from '../workspace/shapes.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Delivered, Envelope } from './delivery.ts';
import { faultsInFields } from './fields.ts';
import { interaction } from './payloads.ts';

const TROUBLE = 'We had some trouble connecting. Try again?';
/** What an app may answer to a submission. */
type Submitted = { response_action?: string; errors?: Record<string, string>; view?: unknown };

export type ModalsOptions = {
  workspace: Workspace;
  deliver: (envelope: Envelope) => Promise<Delivered>;
  trigger: (user: string) => string;
  note: (what: string, detail: string, ok: boolean) => void;
};

/** People's modals: submitted, answered, closed. */
export class Modals {
  private readonly workspace: Workspace;
  private readonly deliver: ModalsOptions['deliver'];
  private readonly trigger: ModalsOptions['trigger'];
  private readonly note: ModalsOptions['note'];
  constructor({ workspace, deliver, trigger, note }: ModalsOptions) {
    this.workspace = workspace;
    this.deliver = deliver;
    this.trigger = trigger;
    this.note = note;
  }

  /** Submits the person's top modal. What the app answers is shown: errors, another view, or that it closes. */
  async submit(user: string): Promise<void> {
    const { workspace } = this;
    const view = workspace.modal(user);
    if (!view) throw new SlackError('no_view');
    view.errors = faultsInFields(view);
    workspace.changed();
    if (Object.keys(view.errors).length > 0) return;
    const acked = await this.deliver({
      type: 'interactive',
      payload: {
        ...interaction('view_submission', user, workspace),
        trigger_id: this.trigger(user),
        view: viewShape(view, this.zoneOf(user)),
        response_urls: [],
      },
    });
    // Meanwhile it may have been closed or changed, and another opened.
    const now = workspace.modals.get(user) ?? [];
    const at = now.findIndex((v) => v.id === view.id);
    const shown = now[at];
    if (!shown) return;
    if (!acked.ok) return this.trouble(shown);
    try {
      this.afterSubmit(now, at, shown, acked.payload as Submitted | undefined);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      this.note('view_submission', [error.message, ...error.details].join(' '), false);
      return this.trouble(shown);
    }
    if (now.length === 0) workspace.modals.delete(user);
    workspace.changed();
  }

  private afterSubmit(stack: View[], at: number, view: View, answer: Submitted | undefined): void {
    const { workspace } = this;
    switch (answer?.response_action) {
      case 'errors': {
        const errors = answer.errors ?? {};
        const fields = view.blocks.filter((b) => b.type === 'input').map((b) => b.block_id);
        const unknown = Object.keys(errors).filter((block) => !fields.includes(block));
        if (unknown.length > 0) throw new SlackError('invalid_arguments', [`no input block ${unknown.join(', ')}`]);
        view.errors = errors;
        return;
      }
      case 'update':
        stack[at] = viewOf(answer.view, workspace, 'modal', view);
        return;
      case 'push':
        if (stack.length >= STACK_MAX) throw new SlackError('push_limit_reached');
        stack.push({ ...viewOf(answer.view, workspace, 'modal'), previous: view.id, root: view.root });
        return;
      case 'clear':
        stack.length = 0;
        return;
      default:
        stack.splice(at, 1);
    }
  }

  close(user: string): void {
    const stack = this.workspace.modals.get(user);
    const closed = stack?.pop();
    if (stack && closed?.clearOnClose) stack.length = 0;
    this.workspace.changed();
    if (closed?.notifyOnClose)
      void this.deliver({
        type: 'interactive',
        payload: {
          ...interaction('view_closed', user, this.workspace),
          view: viewShape(closed, this.zoneOf(user)),
          is_cleared: closed.clearOnClose,
        },
      });
  }

  /** The app did not answer, or not so that it can be shown. */
  trouble(view: View): void {
    const field = view.blocks.find((b) => b.type === 'input')?.block_id;
    view.errors = { [field ?? '']: TROUBLE };
    this.workspace.changed();
  }

  private zoneOf = (user: string) => this.workspace.person(user)?.tz ?? 'UTC';
}
