import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSandbox } from './server.ts';

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`The sandbox needs Node 24 or newer; this is ${process.version}. Run it with: npm run sandbox`);
  process.exit(1);
}

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4000' },
    http: { type: 'boolean', default: false },
    speed: { type: 'string', default: '1' },
    empty: { type: 'boolean', default: false },
    'test-clock': { type: 'string' },
    persist: { type: 'string' },
    manifests: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});

const started = performance.now();
try {
  const clock = values['test-clock'];
  const sandbox = await startSandbox({
    port: Number(values.port),
    http: values.http,
    speed: Number(values.speed),
    // Another company's manifests know nothing of the guided start's releases.
    ...(!values.empty && !values.manifests && { start: join(import.meta.dirname, 'start/snapshot') }),
    ...(clock && { clock: { at: clock, runs: false } }),
    ...(values.persist && { persist: values.persist }),
    ...(values.manifests && { manifests: values.manifests }),
    logLevel: values.verbose ? 'info' : 'warn',
  });
  console.log(`\n  Gonogo's sandbox workspace is open: ${sandbox.url}\n`);
  console.log('  You are Maya, the release manager. In #releases a short tour waits for you, or type:');
  console.log('    /release new checkout-api 4.2, ledger 2.9 in 5 minutes to production because faster refunds');
  console.log(`\n  Ready in ${((performance.now() - started) / 1000).toFixed(1)} s. Stop with Ctrl+C.\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(taken ? `Port ${values.port} is taken: run npm run sandbox -- --port 4001` : error);
  process.exit(1);
}
