import type { View } from '@slack/types';
import { expect } from 'vitest';
import type { perform } from '../../src/door/perform.ts';
import { perform as carriesOut } from '../../src/door/perform.ts';
import type { Setting } from '../../src/door/setting.ts';
import type { Answer, Fields, Submitted } from '../../src/words/ask.ts';
import { CLICKS, runCommand, SUBMITS } from '../../src/words/router.ts';

type Asked = Answer | { update: View } | Submitted | undefined;

/** People at one workspace, who click and submit what they were shown whenever they like. */
export class Asking {
  readonly setting: Setting;
  constructor(setting: Setting) {
    this.setting = setting;
  }
  #of = (id: string) => ({ setting: this.setting, person: { id, zone: 'UTC' } });

  types = (by: string, text: string): Promise<Asked> => runCommand(text, this.#of(by));
  /** Clicks the button of that verb in what was shown, or one with that value. */
  clicks = (by: string, verb: string, at: Asked | string): Promise<Asked> =>
    CLICKS.get(verb)?.(typeof at === 'string' ? at : carriedBy(verb, at), this.#of(by)) ?? expect.fail(`no ${verb}`);
  /** Submits the dialog that was shown, with its fields as they stood but for those. */
  submits(by: string, at: Asked, fields: Fields = {}): Promise<Asked> {
    const view = viewIn(at);
    const entered = { ...fieldsIn(view), ...fields };
    return (
      SUBMITS.get(view.callback_id ?? '')?.(entered, view.private_metadata ?? '', this.#of(by)) ??
      expect.fail(`no ${view.callback_id}`)
    );
  }
  async does(by: string, command: Parameters<typeof perform>[1]): Promise<void> {
    const outcome = await carriesOut(this.setting, command, { actor: { id: by }, via: 'test' });
    expect(outcome.ok || outcome.refusal).toBe(true);
  }
}

function viewIn(at: Asked): View {
  if (at && 'modal' in at) return at.modal;
  return at && 'update' in at ? at.update : expect.fail(`no dialog: ${JSON.stringify(at)}`);
}

/** All the words of it, on one line. */
export const wordsOf = (at: Asked): string =>
  at && 'say' in at
    ? `${at.say.text} ${textsIn(at.say.blocks)}`
    : at && 'errors' in at
      ? textsIn(at)
      : textsIn(viewIn(at).blocks);

const textsIn = (of: unknown): string =>
  typeof of === 'string'
    ? of.replaceAll('\n', ' ')
    : of && typeof of === 'object'
      ? Object.entries(of)
          .flatMap(([key, value]) => (SILENT.includes(key) ? [] : [textsIn(value)]))
          .join(' ')
      : '';
const SILENT = ['type', 'action_id', 'block_id', 'value', 'style'];

function carriedBy(verb: string, at: Asked): string {
  const said = at && 'say' in at ? at.say.blocks : viewIn(at).blocks;
  const button = objectsIn(said).find((o) => String(o.action_id).startsWith(`${verb}:`));
  return typeof button?.value === 'string' ? button.value : expect.fail(`no button for ${verb}: ${wordsOf(at)}`);
}

const objectsIn = (of: unknown): Record<string, unknown>[] =>
  of && typeof of === 'object' ? [of as Record<string, unknown>, ...Object.values(of).flatMap(objectsIn)] : [];

/** What stands in the fields of a dialog by block id, as Slack would send it. */
function fieldsIn({ blocks }: View): Fields {
  const inputs = objectsIn(blocks).filter((o) => o.type === 'input');
  return Object.fromEntries(
    inputs.map(({ block_id: id, element }) => {
      const [e] = objectsIn(element);
      const { initial_option: one = [], initial_options: many = one } = e ?? {};
      const chosen = objectsIn(many).flatMap((o) => (typeof o.value === 'string' ? [o.value] : []));
      return [String(id), String(e?.initial_value ?? e?.initial_user ?? chosen.join(','))];
    }),
  );
}
