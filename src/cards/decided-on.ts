import { join, limit, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { EverythingOpen } from '../domain/everything-open.ts';
import type { Release } from '../domain/release/release.ts';
import { fewLines } from './few-lines.ts';
import { riskLine } from './risk.ts';
import { metOnItsWay } from './vote.ts';

/** So many things in its way, and characters of them: a message of many votes has to fit. */
const IN_THE_WAY = 3;
const LONG = 300;

/**
 * What whoever decides on a phone has to know: how risky it is and why, and what is in its way. That comes and goes without another message to each of sixty
 * voters, so it is said of when it was looked at; without the time, for each look would be news and another edit. Who has answered stands in the vote, which is
 * kept up to date.
 */
export function decidedOn(release: Release, world: EverythingOpen): Mrkdwn {
  const met = metOnItsWay(release, world);
  const way = met.length > 0 ? md`\nIn the way when I last looked: ${join(fewLines(met, IN_THE_WAY), '; ')}` : NOTHING;
  return md`\n${limit(riskLine(release, world, 1), LONG)}${limit(way, LONG)}`;
}
