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
import { digestErrands } from '../digests.ts';
import { posting } from '../posting.ts';
import type { Posted } from '../slack-port.ts';

/** What an audience reads every so often. It calls for the next one, whether or not there was something to say. */
export const digest = posting(z.object({ kind: z.literal('digest'), audience: z.string(), dueAt: z.string() }), {
  async draw({ audience: name, dueAt }, { setting }) {
    const audience = setting.company().audiences.find((a) => a.name === name);
    if (!audience?.digest) return undefined;
    // From when the last one was due: by clocks that changed since, or by how late this one is, nothing is left out.
    const weeks = weeksBefore(dueAt, audience.digest.zone);
    const since = weeks.at(-1)?.from ?? dueAt;
    const world = await see(setting, {
      openReleases: openOnes,
      releases: openAndDoneIn(setting.now(), ...weeks.flatMap((w) => [w.from, w.until])),
      ...aroundAny,
      votes: openVotes,
    });
    const ended = Object.values(world.releases).flatMap((r) =>
      r && isOver(r) && 'at' in r && r.at >= since ? [r] : [],
    );
    const deploys = deploysBy(weeks, Object.values(world.releases));
    const drawn = digestCard(world, ended, audience, audience.digest.silentWhenEmpty, deploys);
    const pictured = isToldTo(audience) && total(deploys).of > 0;
    return (
      drawn && {
        to: { channel: audience.channel },
        message: drawn,
        ...(pictured && { afterwards: (posted) => ({ errands: [pictureOf(posted, name, dueAt)] }) }),
      }
    );
  },
  next({ audience: name }, { setting }) {
    const audience = setting.company().audiences.find((a) => a.name === name);
    return audience?.digest ? digestErrands(audience.name, audience.channel, audience.digest, setting.now()) : [];
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
