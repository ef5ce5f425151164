import { z } from 'zod';
import { digestCard } from '../../cards/digest.ts';
import { aroundAny } from '../../domain/gates/around.ts';
import { openAndDoneIn, openOnes } from '../../domain/release/document.ts';
import { openVotes } from '../../domain/vote/document.ts';
import { see } from '../../door/look.ts';
import { digestErrands } from '../digests.ts';
import { posting } from '../posting.ts';

/** What an audience reads every so often. It calls for the next one, whether or not there was something to say. */
export const digest = posting(z.object({ kind: z.literal('digest'), audience: z.string(), dueAt: z.string() }), {
  async draw({ audience: name }, { setting }) {
    const audience = setting.company().audiences.find((a) => a.name === name);
    if (!audience?.digest) return undefined;
    const now = setting.now();
    const weekAgo = new Date(Date.parse(now) - 7 * 86_400_000).toISOString();
    const world = await see(setting, {
      openReleases: openOnes,
      releases: openAndDoneIn(now, weekAgo),
      ...aroundAny,
      votes: openVotes,
    });
    const ended = Object.values(world.releases).flatMap((r) =>
      (r?.status === 'completed' || r?.status === 'rolled-back') && r.at >= weekAgo ? [r] : [],
    );
    const drawn = digestCard(world, ended, audience, audience.digest.silentWhenEmpty);
    return drawn && { to: { channel: audience.channel }, message: drawn };
  },
  next({ audience: name }, { setting }) {
    const audience = setting.company().audiences.find((a) => a.name === name);
    return audience?.digest ? digestErrands(audience.name, audience.channel, audience.digest, setting.now()) : [];
  },
});
