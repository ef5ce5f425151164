import type { Hono } from 'hono';
import { onTestFinished } from 'vitest';
import { type Env, FakeServer } from '../../sandbox/fakes/serve.ts';

export { type Env, type Mishap, mishaps } from '../../sandbox/fakes/serve.ts';

/** A server of the sandbox's kind, until the test is over. Gives its address. */
export async function open(fake: FakeServer): Promise<string> {
  onTestFinished(() => fake.close());
  return fake.open();
}

/** Serves what a test makes up at an address of its own. */
export const serve = (app: Hono<Env>): Promise<string> =>
  open(
    new (class extends FakeServer {
      protected routes = () => app;
    })(),
  );
