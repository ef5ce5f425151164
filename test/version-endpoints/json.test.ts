import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { json } from '../../src/version-endpoints/index.ts';
import { type Env, type Mishap, mishaps, serve } from '../fakes/serve.ts';

const fake = async (body: unknown, planned: Mishap[] = []) => {
  const app = new Hono<Env>();
  const heard: string[] = [];
  app.use(mishaps(planned, () => true));
  app.get('/version', (c) => {
    heard.push(c.req.header('authorization') ?? '');
    return c.body(typeof body === 'string' ? body : JSON.stringify(body));
  });
  return { url: `${await serve(app)}/version`, heard };
};
const asking = (url: string, more: object = {}) =>
  json
    .prepare(
      { type: 'json', url, version: '/build/version', allowPrivate: true, ...more },
      () => 's3cret',
    )(undefined)
    .ask();

describe('a version endpoint', () => {
  test('tells its version and fingerprint, with its token', async () => {
    const { url, heard } = await fake({ build: { version: 'v4.1' }, config: 17 });
    expect(await asking(url, { fingerprint: '/config', token: { env: 'T' } })).toEqual({
      version: 'v4.1',
      fingerprint: '17',
    });
    expect(heard).toEqual(['Bearer s3cret']);
  });
  test('tells no secret, where it is asked for one', async () => {
    const { url } = await fake({ build: { version: `ghp_${'a1B2'.repeat(9)}` } });
    expect(await asking(url)).toEqual({ version: '[redacted]' });
  });
  test.each<[string, unknown, object, RegExp]>([
    ['nothing there', { build: {} }, {}, /there is no version at "\/build\/version"/],
    ['what every object has', { build: {} }, { version: '/build/constructor' }, /there is no version/],
    ['a version of 101 characters', { build: { version: 'v'.repeat(101) } }, {}, /there is no version/],
    [
      'no fingerprint',
      { build: { version: '4' } },
      { fingerprint: '/config' },
      /there is no fingerprint at "\/config"/,
    ],
    ['no JSON', '<html>', {}, /^it /],
    ['300 kB', JSON.stringify({ build: { version: '4' }, x: 'x'.repeat(300_000) }), {}, /more than can be read/],
  ])('%s is said', async (_, body, more, why) => {
    const { url } = await fake(body);
    expect(await asking(url, more)).toEqual({ why: expect.stringMatching(why) });
  });
  test.each<[Mishap, RegExp, object?]>([
    [{ answer: 503 }, /^it answered 503$/],
    [{ answer: 302, headers: { location: 'http://127.0.0.1/' } }, /^it redirects \(302\).*address in services\.yml$/],
    [{ answer: 401 }, /^it asks for credentials \(401\), and has none: say in services\.yml/],
    [{ answer: 403 }, /^it refuses the credentials \(403\): renew them/, { token: { env: 'T' } }],
    [{ drop: 'before' }, /^it gave no answer that can be read/],
  ])('%j is a value: %s', async (mishap, why, more) => {
    const { url } = await fake({ build: { version: '4' } }, [mishap]);
    expect(await asking(url, more)).toEqual({ why: expect.stringMatching(why) });
  });
  test('a private address is not called unless that is meant', async () => {
    const { url, heard } = await fake({ build: { version: '4' } });
    expect(await asking(url, { allowPrivate: false })).toEqual({ why: expect.stringContaining('allowPrivate') });
    expect(heard).toEqual([]);
  });
});
