import module from 'node:module';
import { COMPILED } from './app/compiled.mjs';

// No TypeScript in here: an older Node can read it and say what is missing, and today's needs no compiler for what it has compiled before.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`The sandbox needs Node 24 or newer; this is ${process.version}. Run it with: npm run sandbox`);
  process.exit(1);
}
// Before anything else is read: what was compiled at the last start is taken from there.
module.enableCompileCache(COMPILED);
await import('./open.ts');
