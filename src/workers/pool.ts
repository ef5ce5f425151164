import { Worker } from 'node:worker_threads';
import { turns } from './turns.ts';

/** What became of what was asked: an answer, or why there is none. `again`: nothing is wrong with it, it may be asked again. */
export type Worked<Answer> = { answer: Answer } | { failed: string; again?: true };

/** Work that would hold up the event loop, done in workers beside it: in turn, bounded in time and memory. */
export type Beside<Asked, Answer> = {
  ask(asked: Asked): Promise<Worked<Answer>>;
  /** What is not done yet fails, and no worker is left behind. */
  stop(): Promise<void>;
};

export type BesideOptions<Asked = unknown> = {
  /** a module that answers each message with one message */
  worker: URL;
  /** how long one answer may take, ms; the start of its worker counts */
  withinMs: number;
  /** how long a worker without work is kept, ms: its modules and its heap take memory */
  idleMs: number;
  /** how many are worked on at once, each by a worker of its own, and how many may wait for them */
  atOnce: number;
  waiting: number;
  heapMb: number;
  youngMb?: number;
  /** what of it the worker gets as it is, without a copy: it is gone here then */
  handsOver?: (asked: Asked) => ArrayBuffer[];
};

const STOPPED = { failed: 'Gonogo is being stopped', again: true } as const;

export function openBeside<Asked, Answer>(o: BesideOptions<Asked>): Beside<Asked, Answer> {
  /** workers without work, and when they are let go */
  const resting = new Map<Worker, NodeJS.Timeout>();
  const working = new Set<Worker>();
  const underWay = new Set<Promise<unknown>>();
  const inTurn = turns(o.atOnce);
  let stopped = false;

  return {
    ask(asked) {
      if (underWay.size >= o.atOnce + o.waiting)
        return Promise.resolve({ failed: `${underWay.size} others wait already`, again: true });
      const told = inTurn(async () => (stopped ? STOPPED : answered(asked)));
      underWay.add(told);
      return told.finally(() => underWay.delete(told));
    },
    async stop() {
      stopped = true;
      const ended = [...resting.keys(), ...working].map(letGo);
      await Promise.all([...ended, ...underWay]);
    },
  };

  async function answered(asked: Asked): Promise<Worked<Answer>> {
    const worker = woken() ?? started(o);
    working.add(worker);
    const told = await answerOf<Answer>(worker, { asked, given: o.handsOver?.(asked) ?? [] }, o.withinMs);
    working.delete(worker);
    if ('answer' in told && !stopped) return rest(worker, told);
    // Whatever became of it, the next one gets a fresh worker.
    void letGo(worker);
    return stopped ? STOPPED : told;
  }

  function woken(): Worker | undefined {
    const [worker] = resting.keys();
    if (!worker) return undefined;
    clearTimeout(resting.get(worker));
    resting.delete(worker);
    worker.ref();
    return worker;
  }

  function rest(worker: Worker, told: Worked<Answer>): Worked<Answer> {
    worker.unref();
    resting.set(worker, setTimeout(() => void letGo(worker), o.idleMs).unref());
    return told;
  }

  function letGo(worker: Worker): Promise<unknown> {
    clearTimeout(resting.get(worker));
    resting.delete(worker);
    return worker.terminate();
  }
}

function started({ worker: file, heapMb, youngMb }: Pick<BesideOptions, 'worker' | 'heapMb' | 'youngMb'>): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: heapMb, ...(youngMb && { maxYoungGenerationSizeMb: youngMb }) };
  // An error that nobody listens to would end the process; whoever waits for an answer hears of it as well.
  return new Worker(file, { resourceLimits }).on('error', () => {});
}

type Sent = { asked: unknown; given: ArrayBuffer[] };

function answerOf<Answer>(worker: Worker, { asked, given }: Sent, withinMs: number): Promise<Worked<Answer>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ failed: `it took longer than ${withinMs / 1000} s` }), withinMs);
    const onMessage = (answer: Answer) => settle({ answer });
    const onError = (error: Error) => settle({ failed: `its worker failed: ${error.message.slice(0, 200)}` });
    const onExit = (code: number) => settle({ failed: `its worker ended with ${code}` });
    worker.once('message', onMessage).once('error', onError).once('exit', onExit).postMessage(asked, given);
    function settle(told: Worked<Answer>): void {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(told);
    }
  });
}
