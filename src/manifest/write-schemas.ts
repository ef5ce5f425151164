import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import * as shelf from './files/index.ts';

/** The JSON Schemas that editors use for completion, by file name. Generated: `npm run schemas`. */
export function jsonSchemas(): Record<string, string> {
  return Object.fromEntries(
    Object.values(shelf).map(({ file, schema }) => [
      file.replace('.yml', '.schema.json'),
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), null, 1)}\n`,
    ]),
  );
}

if (import.meta.main) {
  const dir = join(import.meta.dirname, '../../manifests/schemas');
  mkdirSync(dir, { recursive: true });
  for (const [name, text] of Object.entries(jsonSchemas())) writeFileSync(join(dir, name), text);
}
