import { Worker } from 'node:worker_threads';
import type { Rendered } from './renderer-worker.ts';

/** Draws pictures beside the event loop, one after the other; one that can't be drawn is a value with its reason. */
export type Renderer = {
  draw(svg: string): Promise<Rendered>;
  /** What is not drawn yet fails, and no worker is left behind. */
  stop(): Promise<void>;
};

export type RendererOptions = {
  /** how long one picture may take, ms; the start of its worker counts */
  withinMs?: number;
  /** how long a worker without work is kept, ms: its library and its heap take memory */
  idleMs?: number;
  /** how many pictures may be asked for at once */
  most?: number;
  worker?: URL;
};

export function openRenderer({
  withinMs = 10_000,
  idleMs = 60_000,
  most = 20,
  worker: file = new URL('./renderer-worker.ts', import.meta.url),
}: RendererOptions = {}): Renderer {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let asked = 0;
  let turn: Promise<unknown> = Promise.resolve();
  let ended: Promise<unknown> = Promise.resolve();
  let stopped = false;

  return {
    draw(svg) {
      if (asked >= most) return Promise.resolve(refused(`${most} pictures wait to be drawn already`));
      asked += 1;
      const drawn = turn.then(() => next(svg));
      turn = drawn.finally(rest);
      return drawn;
    },
    async stop() {
      stopped = true;
      letGo();
      await Promise.all([turn, ended]);
    },
  };

  async function next(svg: string): Promise<Rendered> {
    if (stopped) return refused(STOPPED);
    clearTimeout(idle);
    worker ??= started(file);
    worker.ref();
    const answer = await answerOf(worker, svg, withinMs);
    if ('answered' in answer) return answer.answered;
    // Whatever became of it, the next picture gets a fresh one.
    letGo();
    return refused(stopped ? STOPPED : answer.silent);
  }

  function rest(): void {
    asked -= 1;
    if (asked > 0 || !worker) return;
    worker.unref();
    idle = setTimeout(letGo, idleMs).unref();
  }

  function letGo(): void {
    clearTimeout(idle);
    if (worker) ended = Promise.all([ended, worker.terminate()]);
    worker = undefined;
  }
}

const STOPPED = 'Gonogo is being stopped';
const refused = (why: string): Rendered => ({ ok: false, why });

function started(file: URL): Worker {
  // A heap of its own, and a small one: the pixels lie outside of it.
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 } });
  // An error that nobody listens to would end the process; whoever waits for an answer hears of it as well.
  return worker.on('error', () => {});
}

type Answer = { answered: Rendered } | { silent: string };

function answerOf(worker: Worker, svg: string, withinMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ silent: `it took longer than ${withinMs} ms` }), withinMs);
    const onMessage = (answered: Rendered) => settle({ answered });
    const onError = (error: Error) => settle({ silent: `its worker failed: ${error.message}` });
    const onExit = (code: number) => settle({ silent: `its worker ended with ${code}` });
    worker.once('message', onMessage).once('error', onError).once('exit', onExit).postMessage(svg);
    function settle(answer: Answer): void {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(answer);
    }
  });
}
