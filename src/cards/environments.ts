import { actions, button, fitsButton, lined, type Message, message } from '../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import { isSameVersion } from '../domain/build/same-version.ts';
import { isKnown } from '../domain/environment/environment.ts';
import { placeWords } from '../domain/environment/place-words.ts';
import { isEverywhere, type WhereRow } from '../domain/environment/whereabouts.ts';
import { fewListed, fewOf, MOST_NAMED } from '../domain/few.ts';
import { EVERY_SERVICE } from '../domain/lock/lock.ts';
import { heldWords } from '../domain/lock/lock-words.ts';
import type { Phrase } from '../domain/phrase.ts';

/** How many lines are shown: of everything only what needs looking at and the newest, of what was asked for as much as a message holds. */
const AT_ONCE = 12;
const ASKED_FOR = 30;
const A_SECTION = 8;
const VERSIONS = 5;
const COMING = 3;
const KEPT = 4;

/**
 * What runs where: a part for each environment, the rest of it a count and a button away. `asked`: the filter in words, empty for everything;
 * `versions`: those that were asked for by name; `queues`: what waits for each environment.
 */
export function environmentsCard(
  rows: WhereRow[],
  asked: string,
  versions: readonly string[] = [],
  queues: readonly Mrkdwn[][] = [],
): Message {
  const environments = [...new Set(rows.map((r) => r.environment))];
  const most = environments.length > 1 ? AT_ONCE : ASKED_FOR;
  const parts = untoldTogether(
    environments.map((name) =>
      partOf(
        name,
        rows.filter((r) => r.environment === name),
        most,
      ),
    ),
  );
  const locked = rows.some((r) => r.locks.length > 0);
  const doubts = rows.filter((r) => r.inDoubt).length;
  const warned = rows.filter((r) => r.drift.length > 0).length;
  const doubt = doubts > 0 ? md`${doubts} in doubt` : md`Nothing is in doubt`;
  const title = md`*What runs where*${asked === '' ? NOTHING : md`: ${asked}`}. ${doubt}${warned > 0 ? md`, ${warned} with a warning` : NOTHING}`;
  const named = versions.slice(0, VERSIONS).map((v) => versionLine(v, rows));
  const folded = parts.filter((p) => p.left > 0).map((p) => button(`All of ${p.name}`, 'environments', p.name));
  return message(join([title, ...named, ...parts.flatMap((p) => [p.head, ...p.lines]), ...queues.flat()], '\n'), [
    lined([title, ...named]),
    ...parts.flatMap(({ head, lines }) => pages([head, ...lines])),
    ...queues.flatMap((lines) => pages([...lines])),
    ...actions([
      ...(environments.length > 1 ? folded : []),
      ...(locked
        ? [button('Who holds what', 'locks', environments.length === 1 ? (environments[0] ?? '-') : '-')]
        : []),
      button('Done by hand…', 'done-by-hand', fitsButton(asked) ? asked || '-' : '-'),
    ]),
  ]);
}

/** Where a version that was asked for runs, or may. */
function versionLine(version: string, rows: WhereRow[]): Mrkdwn {
  const there = rows.flatMap(({ service, environment, places }) => {
    const regions = places.filter(({ place }) =>
      (place.doubt?.may ?? [place.now?.version]).some((v) => isSameVersion(v, version)),
    );
    const sure = regions.every(({ place }) => !place.doubt);
    const where = `${service} in ${environment} (${regions.map((r) => r.region).join(', ')})`;
    return regions.length > 0 ? [`${where}${sure ? '' : ', perhaps'}`] : [];
  });
  return there.length > 0 ? md`*${version}* runs: ${there.join('; ')}` : md`*${version}* runs nowhere that is known of`;
}

type Part = { name: string; left: number; head: Mrkdwn; lines: Mrkdwn[]; untold?: string };

function partOf(name: string, rows: WhereRow[], most: number): Part {
  const known = rows.filter((r) => r.rank < 5);
  const unknown = rows.filter((r) => r.rank === 5).map((r) => r.service);
  const shown = known.slice(0, most);
  const left = known.length - shown.length;
  const more = left > 0 ? md`and ${left} more, where nothing is in doubt: name a service to see it` : NOTHING;
  const untold = unknown.length > 0 ? md`Nobody has told what runs of ${fewOf(unknown, A_SECTION)}` : NOTHING;
  const whole = rows.flatMap((r) => r.locks).find((l) => l.service === EVERY_SERVICE);
  const head = whole ? md`*${name}*, all of it ${heldWords(whole)}` : md`*${name}*`;
  const lines = [...shown.map(rowLine), more, untold].filter((l) => l.text !== '');
  return { name, left, head, lines, ...(known.length === 0 && !whole && { untold: unknown.join() }) };
}

/** Environments of which nobody has told the same are one part, the last: on its first day a company of many reads one line. */
function untoldTogether(parts: Part[]): Part[] {
  const silent = Object.groupBy(parts, (p) => p.untold ?? '');
  const isAlone = ({ untold }: Part) => untold === undefined || silent[untold]?.length === 1;
  const together = Object.values(silent).flatMap((all = []) => {
    const [first] = all;
    const names = fewOf(
      all.map((p) => p.name),
      MOST_NAMED,
    );
    return first && !isAlone(first) ? [{ ...first, name: names, head: md`*${names}*` }] : [];
  });
  return [...parts.filter(isAlone), ...together];
}

function comingLine(label: string, all: readonly Phrase[]): Mrkdwn {
  return all.length > 0 ? md`\n      ${label}: ${fewListed(all, COMING)}` : NOTHING;
}

/** "● checkout-api: 4.2.0 since Tuesday 14:09 (R-12)"; regions apart where they differ, and what is newer below. */
function rowLine({ service, places, newer, older, same, kept, locks, drill, drift, inDoubt }: WhereRow): Mrkdwn {
  const [first] = places;
  const regions = places.map(({ region, place }) => md`${region} ${placeWords(place)}`);
  const what = first && isEverywhere(places) ? md`${placeWords(first.place)}` : join(regions, '; ');
  const beside = kept.slice(0, KEPT).map((k) => md`\n      ${k}`);
  const after = md`${join(beside, '')}${comingLine('newer', newer)}${comingLine('back to', older)}${comingLine('runs there already', same)}`;
  const mark = inDoubt ? '✕ in doubt' : places.some(({ place }) => isKnown(place)) ? '●' : '○';
  // One of the whole environment stands in its head.
  const held = locks.filter((l) => l.service !== EVERY_SERVICE).map((l) => md`\n      ${heldWords(l)}`);
  const odd = drift.map((d) => md`\n      :warning: ${d}`);
  const drilled = drill ? md`\n      ${drill}` : NOTHING;
  return md`${mark} *${service}*: ${what}${after}${join(held, '')}${join(odd, '')}${drilled}`;
}

const pages = (lines: Mrkdwn[]) =>
  Array.from({ length: Math.ceil(lines.length / A_SECTION) }, (_, i) =>
    lined(lines.slice(i * A_SECTION, (i + 1) * A_SECTION)),
  );
