import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { failedRequest } from '../../src/http/failed.ts';

test.each([
  ['/calendar/SECRET.ics', '/calendar/…'],
  ['/inbound/jenkins/SECRET', '/inbound/jenkins/…'],
  ['/inbound/jenkins', '/inbound/jenkins'],
  ['/api/v1/check?token=SECRET', '/api/v1/check'],
])('of a request to %s that failed, the log has %s', async (to, path) => {
  const lines: Record<string, unknown>[] = [];
  const app = new Hono();
  app.all('*', () => {
    throw new Error('the disk is full');
  });
  app.onError(failedRequest((_, about) => lines.push(about)));
  expect((await app.request(to)).status).toBe(500);
  expect(lines).toEqual([{ method: 'GET', path, error: expect.stringContaining('the disk is full') }]);
});
