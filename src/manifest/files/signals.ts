import { entryOf } from '../../adapters/adapter.ts';
import * as kinds from '../../signals/index.ts';
import { name } from '../fields.ts';
import { byName, listFile } from '../file.ts';

/** Where measures are kept. */
export const signals = listFile({
  file: 'signals.yml',
  entry: entryOf(kinds, { name }),
  about: 'where the measures are kept that health.yml asks for',
  into: (signals) => ({ signals: byName(signals) }),
});
