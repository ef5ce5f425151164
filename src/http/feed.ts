import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { monthBefore } from '../domain/calendar/months.ts';
import { keysOf, one } from '../domain/deciding/reads.ts';
import { feeds } from '../domain/feed/document.ts';
import { aroundAny } from '../domain/gates/reads.ts';
import { mayRead } from '../domain/people/may-read.ts';
import { openAndDoneIn, openOnes } from '../domain/release/document.ts';
import { allTrains } from '../domain/train/document.ts';
import { see } from '../door/read-only.ts';
import type { Setting } from '../door/setting.ts';
import { digestOf } from '../words/feed/hashed.ts';

/** What a feed is made of, with the releases that were over this month and in the two before. */
const fedAt = (now: string) => ({
  openReleases: openOnes,
  releases: openAndDoneIn(now, monthBefore(now), monthBefore(monthBefore(now))),
  ...aroundAny,
  trains: allTrains,
});

/** `GET /calendar/<secret>.ics`: unknown, revoked and of somebody who may read no more are all the same, not there. */
export function feedApi(setting: Setting, zoneOf: (user: string) => string): Hono {
  const app = new Hono();
  app.get('/calendar/:file{[A-Za-z0-9_-]{32}\\.ics}', async (c) => {
    const id = digestOf(c.req.param('file').slice(0, -'.ics'.length));
    const { feed, people, company, now } = await see(setting, { feed: one(feeds, id) });
    if (!feed || feed.revoked || !mayRead({ people, company }, feed.by)) return c.text('not found', 404);
    const reads = fedAt(now);
    const world = await see(setting, reads);
    const members = await Promise.all(keysOf(reads).lists.map((name) => setting.store.list(name)));
    const versions = new Map(members.flatMap(({ docs }) => docs.map((d) => [d.key, d.version] as const)));
    // The zones and the writer of calendars are read when somebody first asks for one.
    const { feedFile } = await import('../cards/ics-file.ts');
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
