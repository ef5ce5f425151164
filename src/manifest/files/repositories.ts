import { entryOf } from '../../adapters/adapter.ts';
import * as kinds from '../../repositories/index.ts';
import { name } from '../fields.ts';
import { byName, listFile } from '../file.ts';

/** Where code is kept. */
export const repositories = listFile({
  file: 'repositories.yml',
  entry: entryOf(kinds, { name }),
  about: 'where code is kept, asked what changes between two versions: services.yml names the repositories',
  into: (entries) => ({ repositories: byName(entries), company: { repositories: entries.map((e) => e.name) } }),
});
