import { lstatSync, readFileSync } from 'node:fs';

/** What a file says; nothing where there is none. `fault`: why it can't be read, and what mends it. */
export function textOf(path: string): { text?: string; fault?: string } {
  try {
    return { text: UTF_8.decode(readFileSync(path)) };
  } catch (error) {
    if (error instanceof TypeError) return { fault: 'is not written in UTF-8; save it as UTF-8' };
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'ENOENT') return isLink(path) ? { fault: WHY.ELOOP } : {};
    return { fault: WHY[code] ?? `can't be opened (${code})` };
  }
}

/** Of what is not UTF-8 it throws a TypeError; a mark of its order at the beginning is left out. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

const WHY: Record<string, string> = {
  EISDIR: 'is a folder; put a file there',
  ELOOP: 'is a link that leads to no file; link it to one',
  EACCES: 'may not be read by the user that Gonogo runs as; give it leave to',
};

const isLink = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
