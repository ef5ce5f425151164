import { createServer, type ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { askSource } from '../../src/signals/ask-source.ts';

test('of answers that come at once, one is handed on in each turn of the event loop', async () => {
  const MANY = 8;
  const held: ServerResponse[] = [];
  const server = createServer((_, res) => {
    held.push(res);
    if (held.length === MANY) for (const one of held) one.end('{}');
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  onTestFinished(() => void server.close());
  const bound = server.address();
  const url = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/`;
  let turn = 0;
  let counting = true;
  const count = () => {
    turn += 1;
    if (counting) setImmediate(count);
  };
  count();
  const turns = await Promise.all(
    Array.from({ length: MANY }, async () => {
      expect(await askSource({ url, allowPrivate: true })).toMatchObject({ ok: true });
      return turn;
    }),
  );
  counting = false;
  expect(new Set(turns).size).toBe(MANY);
});
