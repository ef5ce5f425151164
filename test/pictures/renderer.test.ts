import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { pngOf } from '../../src/pictures/png.ts';
import { openRenderer, type Renderer } from '../../src/pictures/renderer.ts';
import { drawing, text } from '../../src/pictures/svg.ts';
import { tempDir } from '../support/temp.ts';

const saying = (said: string) => drawing(400, [text(24, 60, said, { size: 32 })]);

function renderer(options: { most?: number } = {}): Renderer {
  const opened = openRenderer(options);
  onTestFinished(() => opened.stop());
  return opened;
}

/** What ten times of it take of this thread, µs of its processor: however busy the machine is with others. */
async function timeOfThread(work: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  for (let time = 0; time < 10; time++) await work();
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
}

const refused = (why: string | RegExp) => ({
  ok: false,
  why: typeof why === 'string' ? why : expect.stringMatching(why),
});

describe('a picture drawn beside the event loop', () => {
  test('is the same to the byte', async () => {
    const drawn = await renderer().draw(saying('Frozen until Monday'));
    const png = drawn.ok ? Buffer.from(drawn.png) : Buffer.alloc(24);
    expect(png.equals(await pngOf(saying('Frozen until Monday')))).toBe(true);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([720, 400]);
  });

  test('takes no time of the loop’s own thread', async () => {
    const r = renderer();
    await r.draw(saying('first'));
    const beside = await timeOfThread(() => r.draw(saying('second')));
    const onTheLoop = await timeOfThread(() => pngOf(saying('second')));
    expect(beside).toBeLessThan(onTheLoop / 2);
  });

  test('that is no SVG is refused with the reason, and the next one is drawn', async () => {
    const r = renderer();
    expect(await r.draw('<svg')).toEqual(refused(/SVG data parsing failed/));
    expect(await r.draw('')).toEqual(refused(/./));
    expect((await r.draw(saying('next'))).ok).toBe(true);
  });

  test('waits for those before it, and is refused when too many wait', async () => {
    const r = renderer({ most: 10 });
    const asked = Array.from({ length: 10 }, (_, n) => saying(`picture ${n}`));
    const order: number[] = [];
    const drawing = asked.map((svg, n) => r.draw(svg).finally(() => order.push(n)));
    expect(await r.draw(saying('one too many'))).toEqual(refused('10 others wait already'));
    const drawn = await Promise.all(drawing);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const here = await Promise.all(asked.map((svg) => pngOf(svg)));
    expect(drawn.map((d) => d.ok && Buffer.from(d.png))).toEqual(here);
    expect((await r.draw(saying('room again'))).ok).toBe(true);
  });

  test('keeps no process alive while it has nothing to draw', async () => {
    const script = join(tempDir(), 'draw-once.ts');
    const module = JSON.stringify(new URL('../../src/pictures/renderer.ts', import.meta.url));
    writeFileSync(
      script,
      `import { openRenderer } from ${module};
       console.log(await openRenderer().draw(${JSON.stringify(saying('once'))}).then((drawn) => drawn.ok));`,
    );
    const ran = await promisify(execFile)(process.execPath, [script], { timeout: 20_000 });
    expect(ran.stdout).toBe('true\n');
  });
});
