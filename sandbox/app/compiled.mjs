import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
/** What Node has compiled before: what is started again and again starts in half the time. */
export const COMPILED = join(ROOT, 'node_modules/.cache/compiled');
