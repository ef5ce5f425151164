import { z } from 'zod';
import { faultsInView, VIEW_MAX_BYTES } from '../blocks/check.ts';
import { choicesIn } from '../blocks/state.ts';
import { faultsInFiles } from '../workspace/files.ts';
import type { View } from '../workspace/shapes.ts';
import { type Workspace, withIds } from '../workspace/workspace.ts';
import { json } from './chat.ts';
import { type ApiContext, type Args, type Method, optional, SlackError } from './method.ts';
import { viewShape } from './shapes.ts';

/** How many modals a person can have on top of each other. */
export const STACK_MAX = 3;

export const views: Record<string, Method> = {
  'views.open': { run: (args, c) => openModal(args, c, false) },
  'views.push': { run: (args, c) => openModal(args, c, true) },
  'views.update': {
    run(args, { workspace }) {
      const wanted = (v: View) => v.id === args.view_id || (args.external_id && v.external_id === args.external_id);
      for (const [user, stack] of workspace.modals)
        for (const [i, view] of stack.entries())
          if (wanted(view)) {
            if (args.hash && args.hash !== view.hash) throw new SlackError('hash_conflict');
            const next = viewOf(args.view, workspace, 'modal', view);
            stack[i] = next;
            workspace.changed();
            return { view: viewShape(next, zoneOf(user, workspace)) };
          }
      throw new SlackError('not_found');
    },
  },
  'views.publish': {
    run(args, { workspace }) {
      const person = workspace.person(String(args.user_id ?? ''));
      if (!person) throw new SlackError('user_not_found');
      const before = workspace.homes.get(person.id);
      if (args.hash && before && args.hash !== before.hash) throw new SlackError('hash_conflict');
      const view = viewOf(args.view, workspace, 'home');
      workspace.homes.set(person.id, view);
      workspace.changed();
      return { view: viewShape(view, person.tz) };
    },
  },
};

const zoneOf = (user: string, workspace: Workspace) => workspace.person(user)?.tz ?? 'UTC';

function openModal(args: Args, { workspace, triggers }: ApiContext, push: boolean) {
  const trigger = triggers.take(String(args.trigger_id ?? ''));
  if (typeof trigger === 'string') throw new SlackError(trigger);
  const stack = workspace.modals.get(trigger.user) ?? [];
  if (push && stack.length >= STACK_MAX) throw new SlackError('push_limit_reached');
  const view = viewOf(args.view, workspace, 'modal');
  const twin = stack.some((v) => view.external_id !== '' && v.external_id === view.external_id);
  if (twin) throw new SlackError('duplicate_external_id');
  const below = push ? stack.at(-1) : undefined;
  const placed = below ? { ...view, previous: below.id, root: below.root } : view;
  workspace.modals.set(trigger.user, push ? [...stack, placed] : [placed]);
  workspace.changed();
  return { view: viewShape(placed, zoneOf(trigger.user, workspace)) };
}

const Plain = z.looseObject({ text: z.string() }).optional();
const ViewArgs = z.looseObject({
  type: z.enum(['modal', 'home']),
  callback_id: z.string().default(''),
  external_id: z.string().default(''),
  private_metadata: z.string().default(''),
  notify_on_close: z.boolean().default(false),
  clear_on_close: z.boolean().default(false),
  title: Plain,
  submit: Plain,
  close: Plain,
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })),
});

/** A view as the workspace keeps it; on an update what was entered stays in blocks that are still there. */
export function viewOf(raw: unknown, workspace: Workspace, type: View['type'], before?: View): View {
  const view = json(raw, 'invalid_arguments');
  if (Buffer.byteLength(JSON.stringify(view ?? '')) > VIEW_MAX_BYTES) throw new SlackError('view_too_large');
  const faults = [...faultsInView(view), ...faultsInFiles(view, workspace.files)];
  if (faults.length > 0) throw new SlackError('invalid_arguments', faults);
  const v = ViewArgs.parse(view);
  if (v.type !== type)
    throw new SlackError('invalid_arguments', [`[ERROR] must be a ${type} [json-pointer:/view/type]`]);
  const blocks = withIds(v.blocks);
  const id = before?.id ?? workspace.id('V');
  const submit = optional(v.submit?.text);
  const close = optional(v.close?.text);
  return {
    id,
    hash: workspace.ts(),
    type: v.type,
    callback_id: v.callback_id,
    external_id: v.external_id,
    private_metadata: v.private_metadata,
    title: v.title?.text ?? '',
    ...(submit && { submit }),
    ...(close && { close }),
    ...(before?.previous && { previous: before.previous }),
    root: before?.root ?? id,
    notifyOnClose: v.notify_on_close,
    clearOnClose: v.clear_on_close,
    blocks,
    errors: {},
    choices: choicesIn(blocks, before?.choices),
  };
}
