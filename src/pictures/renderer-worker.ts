import { parentPort } from 'node:worker_threads';
import { messageOf } from '../thrown/words.ts';
import { pngOf } from './png.ts';

/** The worker's side of `renderer.ts`: an SVG comes with the renderer's code, a PNG or the reason why there is none goes back. */
export type ToRender = { svg: string; code: WebAssembly.Module };
export type Rendered = { ok: true; png: Uint8Array<ArrayBuffer> } | { ok: false; why: string };

parentPort?.on('message', async (asked: ToRender) => {
  const rendered = await render(asked);
  parentPort?.postMessage(rendered, rendered.ok ? [rendered.png.buffer] : []);
});

async function render({ svg, code }: ToRender): Promise<Rendered> {
  try {
    // A copy in memory of its own can be handed over.
    return { ok: true, png: new Uint8Array(await pngOf(svg, code)) };
  } catch (error) {
    // A renderer that broke draws nothing any more: its worker ends with it.
    if (error instanceof WebAssembly.RuntimeError) throw error;
    return { ok: false, why: messageOf(error) };
  }
}
