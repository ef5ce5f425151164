import { z } from 'zod';
import { entryOf } from '../../adapters/adapter.ts';
import * as kinds from '../../trackers/index.ts';
import { name } from '../fields.ts';
import { byName, listFile } from '../file.ts';

/** What every kind's queries say in the same words. */
const queried = z.object({ queries: z.array(z.object({ services: z.array(z.string()).default([]) })) });

/** Where work is kept. */
export const trackers = listFile({
  file: 'trackers.yml',
  entry: entryOf(kinds, { name }),
  about:
    'where work is kept: the tickets that commits name, or queries find, are read there, and what became of a release is written to them',
  check(entry, { known }) {
    for (const [i, { services }] of queried.parse(entry).queries.entries())
      for (const [j, name] of services.entries()) known(['queries', i, 'services', j], 'service', name, 'services.yml');
  },
  into: (entries) => ({ trackers: byName(entries), company: { trackers: entries.map((e) => e.name) } }),
});
