import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { bytesOf, rendererCode } from './renderer-code.ts';

/** Its fonts are bundled: without one all text would vanish, silently. They are held, as the renderer looks into them for each letter. */
const fonts = Promise.all(['DejaVuSans', 'DejaVuSans-Bold'].map((name) => bytesOf(`dejavu-fonts-ttf/ttf/${name}.ttf`)));

let ready: Promise<unknown> | undefined;

/** A picture as PNG. `code`: of the renderer, where somebody has it. Throws where it can't be drawn; after a `WebAssembly.RuntimeError` nothing else can either. */
export async function pngOf(svg: string, code?: WebAssembly.Module): Promise<Buffer> {
  ready ??= Promise.resolve(code ?? rendererCode()).then(initWasm);
  await ready;
  const drawing = new Resvg(svg, { font: { fontBuffers: await fonts, defaultFontFamily: 'DejaVu Sans' } });
  try {
    const image = drawing.render();
    try {
      return Buffer.from(image.asPng());
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}
