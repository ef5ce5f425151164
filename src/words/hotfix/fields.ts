import { usualEnvironment } from '../../domain/company/services.ts';
import type { PlanHotfix } from '../../domain/hotfix/plan-hotfix.ts';
import type { Ask, Fields } from '../ask.ts';
import type { readItems } from '../dialogs/items.ts';
import { strategyIn } from '../dialogs/strategy-input.ts';
import { textsIn } from '../dialogs/texts-in.ts';
import type { HotfixFields } from './modal.ts';

/** What the dialog's fields mean; those of a sentence are filled in as if they had been. */
export function fieldsIn({ strategy, ...raw }: Fields): HotfixFields {
  const as = strategyIn(strategy);
  return { ...raw, ...textsIn(raw, 'what', 'where', 'why'), ...(as && { strategy: as }) };
}

export const whereOf = ({ where }: HotfixFields, a: Ask) => where || usualEnvironment(a.setting.company());

export function commandOf(
  fields: HotfixFields,
  items: ReturnType<typeof readItems>,
  stops: string[],
  a: Ask,
): PlanHotfix | undefined {
  if (!items.ok) return undefined;
  const { running, older, alone, why, customers = '', strategy, irreversible } = fields;
  return {
    type: 'PlanHotfix',
    items: items.value,
    environment: whereOf(fields, a),
    why,
    customers,
    ...(strategy && { strategy }),
    ...(irreversible && { irreversible }),
    ...(running === 'stop' || running === 'wait' ? { running, stops } : {}),
    ...(older === 'older' && { older: true as const }),
    ...(alone === 'alone' && { alone: true as const }),
  };
}
