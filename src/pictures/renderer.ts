import { messageOf } from '../thrown/words.ts';
import { openBeside } from '../workers/pool.ts';
import { rendererCode } from './renderer-code.ts';
import type { Rendered, ToRender } from './renderer-worker.ts';

/** Draws pictures beside the event loop, one after the other; one that can't be drawn is a value with its reason. */
export type Renderer = {
  draw(svg: string): Promise<Rendered>;
  /** What is not drawn yet fails, and no worker is left behind. */
  stop(): Promise<void>;
};

/** `most`: how many pictures may be asked for at once. */
export function openRenderer({ most = 20 }: { most?: number } = {}): Renderer {
  const drawing = openBeside<ToRender, Rendered>({
    worker: new URL('./renderer-worker.ts', import.meta.url),
    withinMs: 20_000,
    idleMs: 60_000,
    atOnce: 1,
    waiting: most - 1,
    // A heap of its own, and a small one: the pixels lie outside of it.
    heapMb: 64,
    youngMb: 8,
  });
  // Compiling takes longer than drawing: the first picture pays for it, and no worker after it.
  let code: Promise<WebAssembly.Module> | undefined;
  return {
    async draw(svg) {
      code ??= rendererCode();
      try {
        const told = await drawing.ask({ svg, code: await code });
        return 'answer' in told ? told.answer : { ok: false, why: told.failed };
      } catch (error) {
        code = undefined;
        return { ok: false, why: `its renderer can't be read: ${messageOf(error)}` };
      }
    },
    stop: () => drawing.stop(),
  };
}
