import { z } from 'zod';
import { digestCard } from '../../cards/digest.ts';
import { isToldTo } from '../../cards/success.ts';
import { aroundAny } from '../../domain/gates/reads.ts';
import { openAndDoneIn, openOnes } from '../../domain/release/document.ts';
import { isOver } from '../../domain/release/release.ts';
import { deploysBy, total, weeksBefore } from '../../domain/release/rollout/success.ts';
import { openVotes } from '../../domain/vote/document.ts';
import { see } from '../../door/read-only.ts';
import { toErrand } from '../../door/stored.ts';
import { carriedFrom, digestErrands, dueBefore, isOfAWeek, monthsFrom, toldUpTo } from '../digests.ts';
import { posting } from '../posting.ts';
import type { Posted } from '../slack-port.ts';

/** What an audience reads every so often. It calls for the next one, whether or not there was something to say. */
const data = z.object({
  kind: z.literal('digest'),
  audience: z.string(),
  dueAt: z.string(),
  since: z.string().optional(),
});

export const digest = posting(data, {
  async draw({ audience: name, dueAt, since }, { setting }) {
    const audience = setting.company().audiences.find((a) => a.name === name);
    if (!audience?.digest) return undefined;
    // From where the one before ended: whatever clocks did since, and however late either was, nothing is left out, or told twice.
    const from = since ?? dueBefore(audience.digest, dueAt);
    const until = toldUpTo(audience.digest, dueAt, setting.now());
    const weeks = weeksBefore(dueAt, audience.digest.zone);
    const world = await see(setting, {
      openReleases: openOnes,
      releases: openAndDoneIn(...monthsFrom(from, until), ...weeks.flatMap((w) => [w.from, w.until])),
      ...aroundAny,
      votes: openVotes,
    });
    const ended = Object.values(world.releases).flatMap((r) =>
      r && isOver(r) && 'at' in r && from <= r.at && r.at < until ? [r] : [],
    );
    const deploys = deploysBy(weeks, Object.values(world.releases));
    const told = { ended, deploys, ...(!isOfAWeek(from, until) && { since: from }) };
    const drawn = digestCard(world, told, audience, audience.digest.silentWhenEmpty);
    const pictured = isToldTo(audience) && total(deploys).of > 0;
    return (
      drawn && {
        to: { channel: audience.channel },
        message: drawn,
        ...(pictured && { afterwards: (posted) => ({ errands: [pictureOf(posted, name, dueAt)] }) }),
      }
    );
  },
  // What a digest that nobody got would have told, the next one tells. One that can't be drawn is lost, with what can't be drawn in it.
  next({ audience: name, dueAt, since: before }, { setting }, ended) {
    const audience = setting.company().audiences.find((a) => a.name === name);
    if (!audience?.digest) return [];
    const now = setting.now();
    const since =
      ended === 'refused' ? carriedFrom(audience.digest, dueAt, now, before) : toldUpTo(audience.digest, dueAt, now);
    return digestErrands(audience.name, audience.channel, audience.digest, now, since);
  },
});

/** How the deploys ended week by week, for the thread of what was just posted. */
const pictureOf = (posted: Posted, audience: string, at: string) =>
  toErrand({
    key: `picture/digest/${audience}/${at}`,
    mode: 'once',
    lane: `picture/digest/${audience}`,
    dueAt: at,
    intent: { kind: 'picture', digest: { audience, at, ...posted } },
  });
