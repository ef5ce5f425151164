import { join, limit, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { EverythingOpen } from '../domain/everything-open.ts';
import type { Release } from '../domain/release/release.ts';
import type { Vote } from '../domain/vote/vote.ts';
import { fewLines } from './few-lines.ts';
import { riskLine } from './risk.ts';
import { metOnItsWay } from './vote.ts';
import { tally } from './words.ts';

/** So many things in its way, and characters of them: a message of many votes has to fit. */
const IN_THE_WAY = 3;
const LONG = 300;

/** What whoever decides on a phone has to know: how risky it is and why, what is in its way, and who said what. */
export function decidedOn(release: Release, vote: Vote, world: EverythingOpen): Mrkdwn {
  const met = metOnItsWay(release, world);
  const way = met.length > 0 ? md`\nIn the way: ${join(fewLines(met, IN_THE_WAY), '; ')}` : NOTHING;
  return md`\n${limit(riskLine(release, world, 1), LONG)}${limit(way, LONG)}\n${tally(vote, world)}`;
}
