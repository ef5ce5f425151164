import { type Mrkdwn, md, when } from '../blocks/mrkdwn.ts';
import type { Environments } from '../domain/environment/document.ts';
import type { Release } from '../domain/release/release.ts';
import { supersededBy } from '../domain/release/superseded.ts';

/** "Live from Tue 12:31 until Wed 14:02, then payments 5.2 (R-2)"; undefined while any of it runs. */
export function wasLive(release: Extract<Release, { status: 'completed' }>, world: Environments): Mrkdwn | undefined {
  const then = supersededBy(release, world);
  return then && md`Live from ${when(release.at)} until ${when(then.since)}, then ${then.by.join(', ')}`;
}
