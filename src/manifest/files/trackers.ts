import { entryOf } from '../../adapters/adapter.ts';
import * as kinds from '../../trackers/index.ts';
import { name } from '../fields.ts';
import { byName, listFile } from '../file.ts';

/** Where work is kept. */
export const trackers = listFile({
  file: 'trackers.yml',
  entry: entryOf(kinds, { name }),
  about:
    'where work is kept: the tickets that commits name are read there, and what became of a release is written to them',
  into: (entries) => ({ trackers: byName(entries), company: { trackers: entries.map((e) => e.name) } }),
});
