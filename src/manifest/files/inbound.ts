import { entryOf } from '../../adapters/adapter.ts';
import * as kinds from '../../inbound/index.ts';
import { name } from '../fields.ts';
import { byName, listFile } from '../file.ts';

/** Systems that tell Gonogo something. */
export const inbound = listFile({
  file: 'inbound.yml',
  entry: entryOf(kinds, { name }),
  about: 'systems that tell Gonogo something: POST /inbound/<name>',
  into: (sources) => ({ sources: byName(sources) }),
});
