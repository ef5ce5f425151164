import { join, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import { isKnown } from '../domain/environment/environment.ts';
import type { WhereRow } from '../domain/environment/whereabouts.ts';
import { fewOf, MOST_NAMED } from '../domain/few.ts';
import { fewLines } from './few-lines.ts';

/** Lines at most; the other environments are counted. */
const MOST = 6;

/** "Nothing is in doubt, 2 with a warning" */
export function doubtWords(rows: readonly WhereRow[]): Mrkdwn {
  const doubts = rows.filter((r) => r.inDoubt).length;
  const warned = rows.filter(isWarned).length;
  return md`${doubts > 0 ? md`${doubts} in doubt` : md`Nothing is in doubt`}${warned > 0 ? md`, ${warned} with a warning` : NOTHING}`;
}

/** A line for each environment, those that need looking at first; of which nobody has told anything are one line, the last. */
export function byEnvironment(rows: readonly WhereRow[]): Mrkdwn[] {
  const all = Object.entries(Object.groupBy(rows, (r) => r.environment)).map(([name, those = []]) => ({ name, those }));
  const isTold = ({ those }: (typeof all)[number]) => those.some(isOneTold);
  const told = all.filter(isTold).sort((a, b) => toSee(b.those) - toSee(a.those));
  const silent = all.filter((one) => !isTold(one)).map(({ name }) => name);
  return [
    ...fewLines(
      told.map(({ name, those }) => line(name, those)),
      MOST,
      (left) => md`• and ${left} more`,
    ),
    ...(silent.length > 0 ? [md`• Nobody has told what runs in ${fewOf(silent, MOST_NAMED)}`] : []),
  ];
}

const isWarned = ({ drift }: WhereRow) => drift.length > 0;
const isOneTold = (row: WhereRow) => isWarned(row) || row.places.some(({ place }) => isKnown(place));
const toSee = (rows: WhereRow[]) => (rows.some((r) => r.inDoubt) ? 2 : rows.some(isWarned) ? 1 : 0);

/** "• *production*: 3 of 4 services live, newest api 4.2 since 14:09, 1 in doubt", and below it the first that is warned of. */
function line(name: string, rows: WhereRow[]): Mrkdwn {
  const live = rows.filter((r) => r.places.some(({ place }) => place.now)).length;
  const doubts = rows.filter((r) => r.inDoubt).length;
  const parts = [
    md`${live} of ${rows.length} ${rows.length === 1 ? 'service' : 'services'} live`,
    newest(rows),
    doubts > 0 ? md`${doubts} in doubt` : NOTHING,
  ];
  const [first, ...others] = rows.filter(isWarned);
  const more = others.length > 0 ? md` (and ${others.length} more with a warning)` : NOTHING;
  const warning = first ? md`\n      :warning: ${first.service}: ${first.drift[0] ?? ''}${more}` : NOTHING;
  return md`• *${name}*: ${join(
    parts.filter((p) => p.text !== ''),
    ', ',
  )}${warning}`;
}

/** What came there last; of what nobody noted since when it runs, nobody can say that. */
function newest(rows: WhereRow[]): Mrkdwn {
  const [last] = rows
    .flatMap(({ service, places }) =>
      places.flatMap(({ place: { now } }) => (now?.since ? [{ service, version: now.version, since: now.since }] : [])),
    )
    .sort((a, b) => b.since.localeCompare(a.since));
  return last ? md`newest ${last.service} ${last.version} since ${when(last.since)}` : NOTHING;
}
