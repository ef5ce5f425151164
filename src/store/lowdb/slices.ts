import { crc32 } from 'node:zlib';
import type { File } from './file-system.ts';

const SLICE_BYTES = 256 * 1024;
const NEWLINE = Buffer.from('\n');

/** Writes lines in slices, lets the event loop breathe between them, and ends with a checksum over all. */
export class Slices {
  private parts: Buffer[] = [];
  private size = 0;
  private crc = 0;
  written = 0;
  private readonly file: File;
  constructor(file: File) {
    this.file = file;
  }

  async line(head: string, tail: string | Buffer = ''): Promise<void> {
    const parts = [Buffer.from(head), typeof tail === 'string' ? Buffer.from(`${tail}\n`) : tail];
    if (typeof tail !== 'string') parts.push(NEWLINE);
    for (const part of parts) {
      this.parts.push(part);
      this.size += part.length;
    }
    if (this.size >= SLICE_BYTES) await this.flush();
  }

  async end(): Promise<void> {
    await this.flush();
    await this.file.append(Buffer.from(endLine(this.crc)));
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.concat(this.parts);
    this.parts = [];
    this.size = 0;
    this.crc = crc32(bytes, this.crc);
    this.written += bytes.length;
    await this.file.append(bytes);
    await new Promise((resume) => setImmediate(resume));
  }
}

/** Where the closing line begins; undefined when the checksum is wrong. */
export function wholeUntil(bytes: Buffer): number | undefined {
  const endAt = bytes.lastIndexOf('\nend ') + 1;
  const whole = endAt > 0 && bytes.toString('latin1', endAt) === endLine(crc32(bytes.subarray(0, endAt)));
  return whole ? endAt : undefined;
}

const endLine = (crc: number) => `end ${crc.toString(16).padStart(8, '0')}\n`;
