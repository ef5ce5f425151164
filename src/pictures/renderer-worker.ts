import { parentPort } from 'node:worker_threads';
import { pngOf } from './png.ts';

/** The worker's side of `renderer.ts`: an SVG comes, a PNG or the reason why there is none goes back. */
export type Rendered = { ok: true; png: Uint8Array<ArrayBuffer> } | { ok: false; why: string };

parentPort?.on('message', (svg: string) => {
  const rendered = render(svg);
  parentPort?.postMessage(rendered, rendered.ok ? [rendered.png.buffer] : []);
});

function render(svg: string): Rendered {
  try {
    // What the renderer gives lies in memory of its own, which can't be transferred.
    return { ok: true, png: new Uint8Array(pngOf(svg)) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}
