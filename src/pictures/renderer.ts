import { openBeside } from '../beside/beside.ts';
import type { Rendered } from './renderer-worker.ts';

/** Draws pictures beside the event loop, one after the other; one that can't be drawn is a value with its reason. */
export type Renderer = {
  draw(svg: string): Promise<Rendered>;
  /** What is not drawn yet fails, and no worker is left behind. */
  stop(): Promise<void>;
};

/** `most`: how many pictures may be asked for at once. */
export function openRenderer({ most = 20 }: { most?: number } = {}): Renderer {
  const drawing = openBeside<string, Rendered>({
    worker: new URL('./renderer-worker.ts', import.meta.url),
    withinMs: 10_000,
    idleMs: 60_000,
    atOnce: 1,
    waiting: most - 1,
    // A heap of its own, and a small one: the pixels lie outside of it.
    heapMb: 64,
    youngMb: 8,
  });
  return {
    async draw(svg) {
      const told = await drawing.ask(svg);
      return 'answer' in told ? told.answer : { ok: false, why: told.failed };
    },
    stop: () => drawing.stop(),
  };
}
