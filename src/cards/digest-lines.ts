import { LANGUAGES } from '../audiences/index.ts';
import type { StandingWords } from '../audiences/standing.ts';
import { viewOf } from '../audiences/view-of.ts';
import { join, limit, type Mrkdwn, md, NOTHING, span } from '../blocks/mrkdwn.ts';
import { shortened } from '../blocks/text.ts';
import { type Audience, isForCustomers } from '../domain/company/audiences.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Freeze } from '../domain/freeze/freeze.ts';
import type { Outlook } from '../domain/release/outlook.ts';
import type { Release } from '../domain/release/release.ts';
import { fewLines } from './few-lines.ts';

/** Lines of one sort at most; the others are counted. */
const MOST = 5;
/** Characters of a name or a reason at most, so that one long one does not push out the others. */
const NAME = 120;
const REASON = 240;

export type InDigest = { release: Release; outlook: Outlook; standing: StandingWords };
export type DigestReader = Pick<Audience, 'language' | 'environments'>;

/** "Decision needed · Late: refunds. Why: … Next: set a new time, or cancel it (release manager, overdue since …)" */
export function lineOf(mark: string, told: InDigest, { language }: DigestReader): Mrkdwn {
  const { word, starts, why, next } = told.standing;
  // Customers are told what it means for them, which is no cause.
  const cause = isForCustomers({ language }) ? '' : 'Why: ';
  const because = why.length > 0 ? md`. ${cause}${limit(md`${why}`, REASON)}` : NOTHING;
  return md`• *${mark}* · ${word}: ${nameOf(told)}${starts ? md`, ${starts}` : NOTHING}${because}. Next: ${next}`;
}

export const nameOf = ({ standing }: InDigest) => md`${shortened(standing.what, NAME)}`;
export function comingOf(told: InDigest): Mrkdwn {
  const { starts, word } = told.standing;
  return md`${nameOf(told)}${starts ? md` ${starts}` : NOTHING} (${word})`;
}

export const few = (all: InDigest[], line: (told: InDigest) => Mrkdwn): Mrkdwn[] =>
  fewLines(all.map(line), MOST, (left) => md`• and ${left} more`);

export function listLine(title: string, all: InDigest[], each: (told: InDigest) => Mrkdwn): Mrkdwn {
  if (all.length === 0) return NOTHING;
  return md`${title}: ${join(fewLines(eachOnce(all.map(each)), MOST), '; ')}`;
}

/** Two releases of one service are the same words to those who read no versions. */
const eachOnce = (all: Mrkdwn[]): Mrkdwn[] =>
  [...Map.groupBy(all, ({ text }) => text).values()].flatMap(([one, ...others]) =>
    one ? [others.length > 0 ? md`${one} (${others.length + 1} times)` : one] : [],
  );

export function frozenLine(freeze: Freeze, { language }: DigestReader, { now }: World): Mrkdwn {
  const { freezeScope = '', freezeWhy = '' } = LANGUAGES[language].sees(viewOf({ event: 'frozen', freeze, at: now }));
  return md`On hold: ${freezeScope}, ${span(freeze.from, freeze.until)}${freezeWhy === '' ? NOTHING : md` (${shortened(freezeWhy, REASON)})`}`;
}
