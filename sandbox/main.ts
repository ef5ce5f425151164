import { enableCompileCache } from 'node:module';
import { COMPILED } from './app/compiled.ts';

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`The sandbox needs Node 24 or newer; this is ${process.version}. Run it with: npm run sandbox`);
  process.exit(1);
}
// Before anything else is read: what was compiled at the last start is taken from there.
enableCompileCache(COMPILED);
await import('./open.ts');
