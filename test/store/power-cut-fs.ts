import type { File, FileSystem } from '../../src/store/lowdb/file-system.ts';

/** A random number in [0, 1) from a seed (mulberry32), so that a failing cut can be cut again. */
export function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Inode = { now: Buffer; durable: Buffer };

/**
 * A disk in memory whose power can be cut before any operation. What was not fsynced may then be missing, partial, full of holes or
 * present; a creation, rename or removal whose folder was not synced may or may not have happened, each for itself.
 */
export class PowerCutDisk implements FileSystem {
  private names = new Map<string, Inode>();
  private durableNames = new Map<string, Inode>();
  private pendingNames: ((names: Map<string, Inode>) => void)[] = [];
  private left: number;
  private readonly random: () => number;
  operations = 0;

  constructor(random: () => number, cutAfter: number, image?: Map<string, Buffer>) {
    this.random = random;
    this.left = cutAfter;
    for (const [path, bytes] of image ?? []) {
      const inode = { now: bytes, durable: bytes };
      this.names.set(path, inode);
      this.durableNames.set(path, inode);
    }
  }

  /** What is on the disk when the power comes back. */
  afterCut(): Map<string, Buffer> {
    const names = new Map(this.durableNames);
    for (const apply of this.pendingNames) if (this.random() < 0.5) apply(names);
    return new Map([...names].map(([path, inode]) => [path, this.survivors(inode)]));
  }

  /** What a process sees that is started after this one was killed: all that was written, durable or not. */
  asSeen(): Map<string, Buffer> {
    return new Map([...this.names].map(([path, { now }]) => [path, now]));
  }

  /** The same disk for that process: what was not durable still is not. */
  afterKill(cutAfter: number): PowerCutDisk {
    const disk = new PowerCutDisk(this.random, cutAfter);
    disk.names = this.names;
    disk.durableNames = this.durableNames;
    disk.pendingNames = this.pendingNames;
    return disk;
  }

  private survivors({ now, durable }: Inode): Buffer {
    if (now.length < durable.length) return this.random() < 0.5 ? now : durable;
    const tail = now.subarray(durable.length);
    const kind = this.random();
    if (kind < 0.25) return durable;
    if (kind < 0.5) return now;
    const kept = Buffer.from(tail.subarray(0, Math.floor(this.random() * (tail.length + 1))));
    if (kind < 0.75) return Buffer.concat([durable, kept]);
    const hole = Math.floor(this.random() * tail.length);
    return Buffer.concat([
      durable,
      Buffer.from(tail).fill(0, hole, Math.min(tail.length, hole + 1 + Math.floor(this.random() * 64))),
    ]);
  }

  /** After the cut every call hangs for ever, as a process without power does. */
  private async step(): Promise<void> {
    this.operations += 1;
    if (this.left-- <= 0) await new Promise(() => {});
  }

  private name(change: (names: Map<string, Inode>) => void): void {
    change(this.names);
    this.pendingNames.push(change);
  }

  async mkdir() {}
  async readdir(dir: string) {
    return [...this.names.keys()].filter((p) => p.startsWith(`${dir}/`)).map((p) => p.slice(dir.length + 1));
  }
  async readFile(path: string) {
    return Buffer.from(this.inode(path).now);
  }
  async rename(from: string, to: string) {
    await this.step();
    const inode = this.inode(from);
    this.name((names) => {
      names.set(to, inode);
      names.delete(from);
    });
  }
  async unlink(path: string) {
    await this.step();
    this.name((names) => void names.delete(path));
  }
  async syncDir() {
    await this.step();
    for (const apply of this.pendingNames.splice(0)) apply(this.durableNames);
  }
  async open(path: string, mode: 'read' | 'append' | 'create'): Promise<File> {
    await this.step();
    if (mode === 'create') {
      const inode = { now: Buffer.alloc(0), durable: Buffer.alloc(0) };
      this.name((names) => void names.set(path, inode));
    }
    const inode = this.inode(path);
    return {
      append: async (bytes) => {
        await this.step();
        inode.now = Buffer.concat([inode.now, bytes]);
      },
      // What is appended while it is under way is not promised to be durable.
      sync: async () => {
        const { now } = inode;
        await this.step();
        await new Promise((resume) => setImmediate(resume));
        await this.step();
        inode.durable = now;
      },
      read: async (position, length) => inode.now.subarray(position, position + length),
      truncate: async (size) => {
        await this.step();
        inode.now = inode.now.subarray(0, size);
      },
      close: async () => {},
    };
  }

  private inode(path: string): Inode {
    const inode = this.names.get(path);
    if (!inode) throw new Error(`ENOENT: ${path}`);
    return inode;
  }
}

/** Resolves when the disk has stood still: every writer then waits for a call that never returns. */
export async function quiet(disk: PowerCutDisk): Promise<void> {
  for (let before = -1, same = 0; same < 3; same = before === disk.operations ? same + 1 : 0) {
    before = disk.operations;
    await new Promise((resume) => setImmediate(resume));
  }
}
