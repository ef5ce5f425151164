import { constants, promises as fs } from 'node:fs';
import { dirname } from 'node:path';

/** All that the journal asks of a disk. Injected, so that a test can cut the power between any two of these calls. */
export interface FileSystem {
  /** Creates the folder and its parents, readable by the owner only. */
  mkdir(path: string): Promise<void>;
  /** File names in a folder; empty when there is none. */
  readdir(path: string): Promise<string[]>;
  readFile(path: string): Promise<Buffer>;
  open(path: string, mode: 'read' | 'append' | 'create'): Promise<File>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Makes creations, renames and removals in a folder durable. */
  syncDir(path: string): Promise<void>;
}

export interface File {
  append(bytes: Buffer): Promise<void>;
  sync(): Promise<void>;
  read(position: number, length: number): Promise<Buffer>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

const FLAGS = {
  read: constants.O_RDONLY,
  append: constants.O_RDWR | constants.O_APPEND,
  create: constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_TRUNC,
};

export const disk: FileSystem = {
  async mkdir(path) {
    await fs.mkdir(path, { recursive: true, mode: 0o700 });
    // Where its parent may not be looked into, somebody else made it, and long ago.
    await disk.syncDir(dirname(path)).catch(unlessForbidden);
  },
  async readdir(path) {
    return fs.readdir(path);
  },
  async readFile(path) {
    const handle = await fs.open(path, 'r');
    try {
      // Into one buffer of the right size: fs.readFile collects pieces and holds a large file twice.
      const bytes = Buffer.allocUnsafeSlow((await handle.stat()).size);
      let at = 0;
      for (let read = 1; read > 0 && at < bytes.length; at += read)
        ({ bytesRead: read } = await handle.read(bytes, at, bytes.length - at, at));
      return bytes.subarray(0, at);
    } finally {
      await handle.close();
    }
  },
  async open(path, mode) {
    const handle = await fs.open(path, FLAGS[mode], 0o600);
    return {
      async append(bytes) {
        let from = 0;
        while (from < bytes.length) from += (await handle.write(bytes, from)).bytesWritten;
      },
      sync: () => handle.datasync(),
      async read(position, length) {
        const bytes = Buffer.allocUnsafe(length);
        const { bytesRead } = await handle.read(bytes, 0, length, position);
        return bytes.subarray(0, bytesRead);
      },
      truncate: (size) => handle.truncate(size),
      close: () => handle.close(),
    };
  },
  rename: (from, to) => fs.rename(from, to),
  unlink: (path) => fs.unlink(path),
  async syncDir(path) {
    const handle = await fs.open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

function unlessForbidden(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EACCES')) throw error;
}
