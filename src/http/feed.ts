import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { digestOf } from '../commands/feed/digest.ts';
import { GONOGO } from '../domain/decision.ts';
import { feeds } from '../domain/feed/document.ts';
import { one } from '../domain/reads.ts';
import { doneIn } from '../domain/release/document.ts';
import { look, type Setting, see } from '../look.ts';

/** `GET /calendar/<secret>.ics`: unknown, revoked and of somebody who left are all the same, not there. */
export function feedApi(setting: Setting, zoneOf: (user: string) => string): Hono {
  const app = new Hono();
  app.get('/calendar/:file{[A-Za-z0-9_-]{32}\\.ics}', async (c) => {
    const id = digestOf(c.req.param('file').slice(0, -'.ics'.length));
    const { feed, people, now } = await see(setting, { feed: one(feeds, id) });
    if (!feed || feed.revoked || people.deactivated.includes(feed.by)) return c.text('not found', 404);
    const months = [0, 31, 62].map((days) => doneIn(new Date(Date.parse(now) - days * 86_400_000).toISOString()));
    const lists = ['releases/open', 'freezes/current', 'trains/all', ...new Set(months)];
    const { world } = await look(setting, { docs: [], lists }, GONOGO);
    const members = await Promise.all(lists.map((name) => setting.store.list(name)));
    const versions = new Map(members.flatMap(({ docs }) => docs.map((d) => [d.key, d.version] as const)));
    // The zones and the writer of calendars are read when somebody first asks for one.
    const { feedFile } = await import('../cards/feed.ts');
    const file = feedFile(feed.of, feed.by, world, zoneOf(feed.by), (key) => versions.get(key) ?? 0);
    const etag = `"${createHash('sha256')
      .update(file.replace(/^DTSTAMP:.*$/gm, ''))
      .digest('base64url')
      .slice(0, 22)}"`;
    const headers = { etag, 'cache-control': 'private, max-age=300' };
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
    return c.body(file, 200, {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="releases.ics"',
    });
  });
  return app;
}
