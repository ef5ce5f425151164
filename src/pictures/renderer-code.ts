import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The renderer's code, compiled: whoever is given it draws with what those before have made fast. */
export const rendererCode = async (): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await bytesOf('@resvg/resvg-wasm/index_bg.wasm'));

/** A file of a package. */
export const bytesOf = (module: string) => readFile(fileURLToPath(import.meta.resolve(module)));
