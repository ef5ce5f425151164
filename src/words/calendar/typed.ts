import { actions, button, message, section, sections, table } from '../../blocks/blocks.ts';
import { join, md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import { bookedPart } from '../../cards/booked.ts';
import { placedName } from '../../cards/words.ts';
import { type CalendarEntry, entriesBetween } from '../../domain/calendar/entries.ts';
import { monthsAround } from '../../domain/calendar/months.ts';
import { bookedOnes } from '../../domain/drill/document.ts';
import { frozenWord } from '../../domain/freeze/frozen-span.ts';
import { scopeWords } from '../../domain/freeze/scope.ts';
import type { Around } from '../../domain/gates/index.ts';
import { aroundAny } from '../../domain/gates/reads.ts';
import { openAndDoneIn, openOnes } from '../../domain/release/document.ts';
import { wholeName } from '../../domain/release/planning/route.ts';
import { stateOf } from '../../domain/release/state.ts';
import { STATE_WORDS } from '../../domain/release/state-words.ts';
import { allTrains } from '../../domain/train/document.ts';
import { calendarPicture } from '../../pictures/calendar.ts';
import { environments } from '../../reading/parts/environments.ts';
import { bareRange } from '../../reading/parts/ranges.ts';
import { services } from '../../reading/parts/services.ts';
import { said as anyOf } from '../../reading/parts/words.ts';
import { timeTyped } from '../../reading/times.ts';
import { instantAfter } from '../../time/instants.ts';
import { type OnClick, say, seeFor } from '../ask.ts';
import { shortMoment } from '../read-back.ts';
import { contextOf, sentence } from '../sentence.ts';
import { formatInZone } from '../zone.ts';
import { type OnceTold, oncePerDay } from './closures.ts';
import { concerns } from './concerns.ts';
import { fitting } from './fitting.ts';
import { type Range, rangeOf } from './range.ts';

/** Slack's tables take 100 rows; a screen takes fewer. */
const ROWS = 60;

const TAKES = {
  parts: {
    services,
    environments,
    range: bareRange,
    anyway: anyOf('calendar', 'all', 'everything', 'show', 'me', 'view', 'releases'),
  },
  when: 'past too',
} as const;

/** `/release calendar [next week|March|next two weeks] [service] [environment]`: releases, freezes, trains and deadlines as a table and a picture, in the person's zone. */
export const typed = sentence(TAKES, async (said, a) => {
  const { zone } = a.person;
  const now = a.setting.now();
  const typed = said.when.time ? said.when : timeTyped(said.range ?? 'this week', contextOf(a));
  const range = rangeOf(typed, zone, now);
  if ('wrong' in range) return say(md`${range.wrong}`);
  const world = await seeFor(a, {
    openReleases: openOnes,
    // A release is over in the month of its window, or in one beside it.
    releases: openAndDoneIn(...monthsAround(range.from, range.until)),
    ...aroundAny,
    trains: allTrains,
    booked: bookedOnes,
  });
  const entries = entriesBetween(world, range.from, range.until).filter((e) => concerns(e, said));
  const of = [...said.services, ...said.environments].join(', ');
  const title = md`*${range.title}*${of ? md` of ${of}` : NOTHING}: ${days(range, zone)}, ${counted(entries)}`;
  const { shown, left } = fitting(oncePerDay(entries, range, zone), ROWS, (e) => sign(e, world).word);
  const lines = shown.map(
    (e) => md`${e.from === e.until ? when(e.from) : span(e.from, e.until)}: ${what(e, world)} (${state(e, world)})`,
  );
  const rows = shown.map((e) => [moments(e, range, zone), what(e, world), state(e, world)]);
  const more = left === '' ? [] : [section(md`And ${left}.`)];
  const drills = bookedPart(world.booked, { ...said, from: range.from, until: range.until });
  const drawn = entries.map((entry) => ({ entry, what: what(entry, world), ...sign(entry, world) }));
  return {
    picture: {
      svg: calendarPicture(range.title, range, drawn, zone, world.now),
      name: `calendar-${range.from.slice(0, 10)}.png`,
      title: `${range.title}, times in ${zone}`,
      alt: [`${range.title}, times in ${zone}.`, ...rows.map((row) => row.join(', '))].join('\n'),
    },
    say: message(join([title, ...lines, ...drills], '\n'), [
      section(title),
      ...(rows.length > 0 ? [table([[`When (${zone})`, 'What', 'State'], ...rows])] : []),
      ...more,
      ...sections(drills),
      ...actions([
        button('This week', 'calendar', 'this week'),
        button('Next week', 'calendar', 'next week'),
        button('This month', 'calendar', 'this month'),
        button('Next month', 'calendar', 'next month'),
      ]),
    ]),
  };
});

export const clickCalendar: OnClick = (about, a) => typed(about, a);

/** "Mon 2 Mar – Sun 8 Mar" */
function days({ from, until }: Range, zone: string): string {
  const last = instantAfter(until, -1);
  return [from, last].map((day) => shortMoment(day, zone).slice(0, -' 00:00'.length)).join(' – ');
}

function counted(entries: CalendarEntry[]): string {
  if (entries.length === 0) return 'nothing planned, nothing frozen';
  const of = (kind: string) => entries.filter((e) => kind in e).length;
  const some = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
  const windows = new Set(entries.flatMap((e) => ('closed' in e ? [e.closed.name] : []))).size;
  const hours = windows > 0 ? [`${some(windows, 'deploy window')}`] : [];
  const rare = ['train', 'deadline'].flatMap((kind) => (of(kind) > 0 ? [some(of(kind), kind)] : []));
  return [some(of('release'), 'release'), some(of('freeze'), 'freeze'), ...hours, ...rare].join(', ');
}

function what(e: CalendarEntry, world: Around): string {
  if ('release' in e) return placedName(e.release, stateOf(e.release, world));
  if ('freeze' in e) return `${scopeWords(e.freeze.scope)}: ${e.freeze.name}`;
  if ('closed' in e) return `${scopeWords(e.closed.scope)}: outside ${e.closed.name}`;
  if ('train' in e) return `${e.train.title} → ${e.train.environment}`;
  return `${e.deadline.title}: ${wholeName(e.of)}`;
}

/** Its state in words and, of a release, the mark that stands beside them. */
function sign(e: CalendarEntry, world: Around): { word: string; mark?: string } {
  if ('release' in e) {
    return STATE_WORDS[stateOf(e.release, world)];
  }
  if ('freeze' in e) return { word: frozenWord(e.freeze) };
  if ('closed' in e) return { word: 'Closed' };
  if ('train' in e) return { word: e.off === undefined ? 'Train' : 'Train, called off' };
  return { word: 'Due' };
}

function state(e: OnceTold, world: Around): string {
  const { word } = sign(e, world);
  if (e.more) return `${word}, and ${e.more === 1 ? 'once' : `${e.more} times`} more`;
  if ('release' in e) return `${word} (${e.release.id})`;
  if ('train' in e && e.off !== undefined) return `${word}: ${e.off}`;
  return 'of' in e ? `${word} (${e.of.id})` : word;
}

/** "Thu 5 Mar 14:00 – 15:00"; with the day again when it ends on another. */
function moments(e: CalendarEntry, { from }: Range, zone: string): string {
  if (e.from === e.until) return shortMoment(e.from, zone);
  const day = (instant: string) => formatInZone(instant, zone, 'yyyy-MM-dd');
  const end = day(e.from) === day(e.until) ? formatInZone(e.until, zone, 'HH:mm') : shortMoment(e.until, zone);
  return `${e.from < from ? 'until' : `${shortMoment(e.from, zone)} –`} ${end}`;
}
