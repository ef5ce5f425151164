import { bundled } from './app/bundled.ts';
import { readOptions } from './options.ts';
import { startSandbox } from './server.ts';
import { companyIn } from './start/company.ts';

const options = readOptions(process.argv.slice(2));
if (!options.ok) {
  console.error(`${options.faults.join('\n')}\nThe options are in docs/sandbox.md.`);
  process.exit(2);
}

const started = performance.now();
try {
  // What can't be put into one file is started from its sources, and says itself what is wrong with it.
  const entry = () => bundled().catch(() => undefined);
  const sandbox = await startSandbox({ ...options.value, entry });
  const { start, persist, manifests } = options.value;
  const me = sandbox.slack.workspace.people[0]?.name ?? 'the first of them';
  console.log(`\n  Gonogo's sandbox workspace is open: ${sandbox.url}\n`);
  console.log(
    manifests
      ? `  You are ${me}. Type in any channel:`
      : `  You are Maya, the release manager. In #releases ${start ? 'a short tour waits for you, or type' : 'type'}:`,
  );
  console.log(
    `    ${manifests ? companyIn(manifests).example : '/release new checkout-api 4.2, ledger 2.9 in 5 minutes to production because faster refunds'}`,
  );
  if (sandbox.madeUp.length > 0)
    console.log(`  Named in the manifests, with made-up values here: ${sandbox.madeUp.join(', ')}.`);
  if (persist) console.log(`  Kept in ${persist}.`);
  console.log(`\n  Ready in ${((performance.now() - started) / 1000).toFixed(1)} s. Stop with Ctrl+C.\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(taken ? `Port ${options.value.port} is taken: run npm run sandbox -- --port 4001` : String(error));
  process.exit(1);
}
