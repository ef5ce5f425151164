import type { Refusal } from '../domain/deciding/decision.ts';
import type { Command } from '../domain/index.ts';
import { type Ask, refusalOf } from './ask.ts';

/**
 * Why a command is refused whatever is said in a dialog that asks for these fields (as refusals name them): it is said before the dialog opens, not once
 * somebody has filled it in. Undefined where it depends on them. A reason that is to be given yet hides nothing that is refused with any.
 */
export async function refusedAnyhow(
  a: Ask,
  command: Command,
  asks: readonly string[] = ['why'],
): Promise<Refusal | undefined> {
  const lacksReason = asks.includes('why') && takesReason(command) && command.why.trim() === '';
  const refusal = await refusalOf(a, lacksReason ? { ...command, why: 'some reason' } : command);
  return refusal?.field !== undefined && asks.includes(refusal.field) ? undefined : refusal;
}

const takesReason = (command: Command): command is Extract<Command, { why: string }> =>
  'why' in command && typeof command.why === 'string';
