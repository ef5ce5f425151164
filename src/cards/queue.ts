import { join, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import { aheadOf, type InLine, queueOf } from '../domain/environment/queue.ts';
import type { Whereabouts } from '../domain/environment/whereabouts.ts';
import type { Around, Gate } from '../domain/gates/index.ts';
import { isAhead } from '../domain/release/ahead.ts';
import { Checked } from '../domain/release/clearing/checked.ts';
import type { OpenReleases } from '../domain/release/document.ts';
import { isRunning, itemsOf, type Release, servicesOf } from '../domain/release/release.ts';
import { stateWord } from '../domain/release/state-words.ts';
import { fewLinesOf } from './few-lines.ts';
import { whoCan } from './missing.ts';

type Known = Around & OpenReleases;

/** How many lines of a queue are shown at once; the rest is a count. */
const LINES = 6;
const NAMES = 3;

/** "2nd for production, after R-117, which is deploying": on the card of a release that others may keep waiting; empty otherwise. */
export function placeLine(release: Release, world: Known): Mrkdwn {
  const behind = isAhead(release) ? aheadOf(release, world.openReleases, world.now) : [];
  if (behind.length === 0) return NOTHING;
  return md`${ordinal(behind.length + 1)} for ${release.environment}, ${afterWords(behind)}`;
}

/** The nearest ones first, as those are waited for last. */
function afterWords(behind: Release[]): Mrkdwn {
  const named = behind.slice(-NAMES).reverse();
  const more = behind.length - named.length;
  const words = named.map((r) =>
    isRunning(r) ? md`${r.id}, which is ${stateWord(r.status).toLowerCase()}` : md`${r.id}`,
  );
  return md`after ${join(words, ' and ')}${more > 0 ? md` and ${more} more` : NOTHING}`;
}

/** 1st, 2nd, 3rd, 11th, 21st */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

/** What waits for an environment, in the order in which it goes, and why; `within`: of those services alone. Nothing where nothing waits. */
export function queueLines(environment: string, { services }: Pick<Whereabouts, 'services'>, world: Known): Mrkdwn[] {
  const wanted = (r: Release) => services.length === 0 || servicesOf(r).some((s) => services.includes(s));
  const line = queueOf(environment, world.openReleases, world.now).filter(({ release }) => wanted(release));
  if (line.length === 0) return [];
  return [
    md`*Queue for ${environment}*`,
    ...fewLinesOf(
      line,
      LINES,
      (one, i) => queueLine(one, i + 1, world),
      (left) => md`and ${left} more, later`,
    ),
  ];
}

/** "2. R-118 ledger 2.9 · Approved · Thursday 14:00 · after R-117, which is deploying · Freeze: … (release manager)" */
function queueLine({ release, start, here, behind }: InLine, place: number, world: Known): Mrkdwn {
  const { id, items } = release;
  const checked = new Checked(release, world);
  const parts = [
    md`${place}. \`${id}\` ${itemsOf(items)}`,
    here ? md`${stateWord(checked.state)}` : md`in ${release.environment}: ${stateWord(checked.state).toLowerCase()}`,
    here && !isAhead(release) ? NOTHING : when(start),
    behind.length > 0 ? afterWords(behind) : NOTHING,
    ...(here && isAhead(release) ? reasonsOf(release, checked.closed, world) : []),
  ];
  return join(parts, ' · ');
}

const CHECKS = 3;
/** What else keeps it waiting, and who can change that. What it is behind, and when its window opens, is said already. */
function reasonsOf(release: Release, closed: Gate[], world: Known): Mrkdwn[] {
  const told = closed.filter(
    (g) => g.id !== 'other-rollouts' && g.id !== 'predecessors' && !(g.id === 'window' && g.waits),
  );
  const more = told.length - CHECKS;
  return [
    ...told.slice(0, CHECKS).map((gate) => reasonOf(release, gate, world)),
    ...(more > 0 ? [md`${more} more ${more === 1 ? 'check' : 'checks'}`] : []),
  ];
}

/** A queue has a line each: what a check saw is told where that is short, and else by Details alone. */
const SHORT = 60;
function reasonOf(release: Release, gate: Gate, world: Known): Mrkdwn {
  const saw = md`${gate.saw}`;
  const isShort = asRead(saw).length <= SHORT;
  return md`${gate.title}${isShort ? md`: ${saw}` : NOTHING}${whoCan(release, gate, world.company)}`;
}

/** As long as people see it: a date's token stands for some letters. */
const asRead = ({ text }: Mrkdwn) => text.replace(/<[^>|]*\|?([^>]*)>/g, '$1').slice(0, 1000);
