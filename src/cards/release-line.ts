import { md, when } from '../blocks/mrkdwn.ts';
import type { Around } from '../domain/gates/index.ts';
import type { Release } from '../domain/release/release.ts';
import { titleOf, wordOf } from './words.ts';

/** What is coming, one line a release. */
export const releaseLine = (release: Release, world: Around) =>
  md`*${wordOf(release, world)}* · ${titleOf(release)} · ${when(release.window.start)} · \`${release.id}\``;

/** ISO instants are in order as they are written. */
export const soonest = (releases: Release[]) =>
  [...releases].sort(({ window: a }, { window: b }) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
