import { fork } from 'node:child_process';
import { join } from 'node:path';
import { COMPILED } from './compiled.mjs';
import { SECRETS } from './secrets.ts';

/** The pipeline, in its own process. */
export async function startPipeline(stepMs: number): Promise<{ url: string; control: string; stop: () => void }> {
  const child = fork(join(import.meta.dirname, 'pipeline.ts'), [String(stepMs), SECRETS.webhook], {
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((ready, failed) => {
    child.once('message', (m) => ready(String(m)));
    child.once('exit', (code) => failed(new Error(`the pipeline ended with ${code}`)));
  });
  return { url: `${url}/deploy`, control: url, stop: () => void child.kill('SIGKILL') };
}
