import { textInput } from '../../blocks/inputs.ts';
import type { Company } from '../../domain/company/company.ts';
import { usualEnvironment } from '../../domain/company/services.ts';
import { readWay } from './way.ts';

/** When it goes to what comes before the last environment: shown where that was typed, or more is asked for. */
export function earlyInput({ early = '', where }: { early?: string; where: string }, company: Company, more: boolean) {
  const { before } = readWay(where || usualEnvironment(company));
  if (early === '' && (!more || before.length === 0)) return [];
  return [
    textInput('early', 'When before that', early, {
      optional: true,
      placeholder: `${before[0] ?? ''} tomorrow 10:00 - 11:00`,
      hint: `Left empty, ${before.join(' and ') || 'nothing'} goes any time before it. Of several, each on a line.`,
      multiline: before.length > 1,
      dispatch: true,
    }),
  ];
}
