import { z } from 'zod';

/** What Slack refuses of blocks and views, with its documented limits. Undefined: it is fine. */

type Surface = 'message' | 'modal' | 'home';

const plain = (max: number) => z.looseObject({ type: z.literal('plain_text'), text: z.string().min(1).max(max) });
const text = (max: number) =>
  z.looseObject({ type: z.enum(['plain_text', 'mrkdwn']), text: z.string().min(1).max(max) });
const id = z.string().min(1).max(255);
const confirm = z.looseObject({ title: plain(100), text: text(300), confirm: plain(30), deny: plain(30) });
const option = z.looseObject({ text: text(75), value: z.string().max(150), description: text(75).optional() });
const placeholder = plain(150).optional();
const options = z.array(option).min(1).max(100);

const ELEMENTS = {
  button: z.looseObject({
    text: plain(75),
    action_id: id.optional(),
    value: z.string().max(2000).optional(),
    url: z.string().max(3000).optional(),
    style: z.enum(['primary', 'danger']).optional(),
    confirm: confirm.optional(),
  }),
  static_select: z.looseObject({
    action_id: id.optional(),
    options: options.optional(),
    option_groups: z
      .array(z.looseObject({ label: plain(75), options }))
      .max(100)
      .optional(),
    initial_option: option.optional(),
    placeholder,
    confirm: confirm.optional(),
  }),
  users_select: z.looseObject({ action_id: id.optional(), placeholder }),
  overflow: z.looseObject({ action_id: id.optional(), options: z.array(option).min(1).max(5) }),
  datepicker: z.looseObject({ action_id: id.optional(), initial_date: z.iso.date().optional(), placeholder }),
  timepicker: z.looseObject({ action_id: id.optional(), placeholder }),
  plain_text_input: z.looseObject({
    action_id: id.optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
    initial_value: z.string().max(3000).optional(),
    placeholder,
  }),
  checkboxes: z.looseObject({ action_id: id.optional(), options: z.array(option).min(1).max(10) }),
  radio_buttons: z.looseObject({ action_id: id.optional(), options: z.array(option).min(1).max(10) }),
} as const;
type ElementType = keyof typeof ELEMENTS;

const element = (...types: ElementType[]) =>
  z.looseObject({ type: z.string() }).superRefine((value, ctx) => {
    const type = types.find((t) => t === value.type);
    const checked = type && ELEMENTS[type].safeParse(value);
    if (!type) ctx.addIssue({ code: 'custom', message: `unsupported element: ${value.type}` });
    else if (checked && !checked.success)
      for (const issue of checked.error.issues)
        ctx.addIssue({ code: 'custom', message: issue.message, path: issue.path });
  });

const anyBlock = { block_id: z.string().max(255).optional() };
const BLOCKS: Record<string, { on: Surface[]; schema: z.ZodType }> = {
  section: {
    on: ['message', 'modal', 'home'],
    schema: z
      .looseObject({
        ...anyBlock,
        text: text(3000).optional(),
        fields: z.array(text(2000)).min(1).max(10).optional(),
        accessory: element('button', 'static_select', 'overflow', 'datepicker', 'users_select').optional(),
      })
      .refine((b) => b.text !== undefined || b.fields !== undefined, 'text or fields is missing'),
  },
  header: { on: ['message', 'modal', 'home'], schema: z.looseObject({ ...anyBlock, text: plain(150) }) },
  divider: { on: ['message', 'modal', 'home'], schema: z.looseObject(anyBlock) },
  context: {
    on: ['message', 'modal', 'home'],
    schema: z.looseObject({
      ...anyBlock,
      elements: z
        .array(z.union([text(3000), z.looseObject({ type: z.literal('image'), alt_text: z.string().max(2000) })]))
        .min(1)
        .max(10),
    }),
  },
  actions: {
    on: ['message', 'modal', 'home'],
    schema: z.looseObject({
      ...anyBlock,
      elements: z
        .array(
          element(
            'button',
            'static_select',
            'overflow',
            'datepicker',
            'timepicker',
            'users_select',
            'checkboxes',
            'radio_buttons',
          ),
        )
        .min(1)
        .max(25),
    }),
  },
  input: {
    on: ['message', 'modal', 'home'],
    schema: z.looseObject({
      ...anyBlock,
      label: plain(2000),
      hint: plain(2000).optional(),
      element: element(
        'plain_text_input',
        'static_select',
        'datepicker',
        'timepicker',
        'users_select',
        'checkboxes',
        'radio_buttons',
      ),
    }),
  },
  image: {
    on: ['message', 'modal', 'home'],
    schema: z.looseObject({
      ...anyBlock,
      alt_text: z.string().min(1).max(2000),
      image_url: z.string().max(3000).optional(),
    }),
  },
};

/** `[ERROR] …` lines as Slack gives them in response_metadata. */
export function faultsInBlocks(blocks: unknown, surface: Surface): string[] {
  if (!Array.isArray(blocks)) return ['[ERROR] must provide an array [json-pointer:/blocks]'];
  const most = surface === 'message' ? 50 : 100;
  const faults: string[] =
    blocks.length > most ? [`[ERROR] no more than ${most} items allowed [json-pointer:/blocks]`] : [];
  const ids = new Set<string>();
  for (const [i, block] of blocks.entries()) {
    const kind =
      typeof block === 'object' && block !== null && 'type' in block ? BLOCKS[String(block.type)] : undefined;
    if (!kind?.on.includes(surface)) {
      faults.push(`[ERROR] unsupported type: ${JSON.stringify(block?.type)} [json-pointer:/blocks/${i}/type]`);
      continue;
    }
    const parsed = kind.schema.safeParse(block);
    if (!parsed.success)
      for (const issue of parsed.error.issues)
        faults.push(`[ERROR] ${issue.message} [json-pointer:/blocks/${i}/${issue.path.join('/')}]`);
    if (block.block_id && ids.has(block.block_id))
      faults.push(`[ERROR] block_id already exists: ${block.block_id} [json-pointer:/blocks/${i}]`);
    if (block.block_id) ids.add(block.block_id);
    const elements: { action_id?: string }[] = Array.isArray(block.elements) ? block.elements : [];
    const actions = elements.flatMap((e) => e.action_id ?? []);
    if (new Set(actions).size < actions.length)
      faults.push(`[ERROR] \`action_id\` is repeated in the block [json-pointer:/blocks/${i}/elements]`);
  }
  return faults;
}

const ViewShape = z.looseObject({
  type: z.enum(['modal', 'home']),
  title: plain(24).optional(),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).optional(),
  blocks: z.array(z.looseObject({ type: z.string() })),
});

export function faultsInView(view: unknown): string[] {
  const parsed = ViewShape.safeParse(view);
  if (!parsed.success)
    return parsed.error.issues.map((i) => `[ERROR] ${i.message} [json-pointer:/view/${i.path.join('/')}]`);
  const faults = faultsInBlocks(parsed.data.blocks, parsed.data.type);
  if (parsed.data.type === 'modal' && !parsed.data.title)
    faults.push('[ERROR] missing required field: title [json-pointer:/view]');
  if (parsed.data.type === 'modal' && !parsed.data.submit && parsed.data.blocks.some((b) => b.type === 'input'))
    faults.push(
      '[ERROR] `submit` is required when an `input` block is within the `blocks` array [json-pointer:/view/submit]',
    );
  if (JSON.stringify(view).length > 250_000) faults.push('[ERROR] view is too large [json-pointer:/view]');
  return faults;
}
