import { actions, button, lined, message, section, sections } from '../../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, when } from '../../blocks/mrkdwn.ts';
import { bookedPart } from '../../cards/booked.ts';
import { frozenRow } from '../../cards/frozen.ts';
import { releaseLine, soonest } from '../../cards/release-line.ts';
import type { World } from '../../domain/deciding/world.ts';
import type { Booking } from '../../domain/drill/booking.ts';
import { bookedOnes } from '../../domain/drill/document.ts';
import { frozenSoon, looksUntil } from '../../domain/freeze/frozen-soon.ts';
import type { Around } from '../../domain/gates/index.ts';
import type { AroundAny } from '../../domain/gates/reads.ts';
import type { OpenReleases } from '../../domain/release/document.ts';
import type { Release } from '../../domain/release/release.ts';
import { STATES, type State, stateOf } from '../../domain/release/state.ts';
import { stateWord } from '../../domain/release/state-words.ts';
import { look } from '../../door/read-only.ts';
import type { Setting } from '../../door/setting.ts';
import { stretchOf, timeTyped } from '../../reading/times.ts';
import { type Answer, looked, say } from '../ask.ts';
import { IN_THE_WAY } from '../collisions.ts';
import { exampleFor } from '../example.ts';
import { contextOf, sentence } from '../sentence.ts';
import { isNobody } from '../whom.ts';
import { type Filter, filterWords, frozenFits, isAskedFor, TAKES } from './filter.ts';
import { overview } from './overview.ts';

const ROWS = 40;
const ROWS_A_SECTION = 10;
/** So many have a way on beside each; of more the message would be a wall. */
const EACH = 12;
const FREEZES = 10;

/** The list as it was last drawn: it is asked for far more often than it changes. */
const drawn = new WeakMap<Setting, { of: string; answer: Answer }>();

type Drawn = Omit<World, 'actor'> & OpenReleases & AroundAny & { booked: Booking[] };

/** `/release list [service] [environment] [state] [mine] [next week]`: what is open, soonest first, and what is frozen. */
export const typed = sentence(TAKES, async (said, a) => {
  if (said.over)
    return say(
      md`The list holds what is open. What runs where: \`/release environments\`. What was done: \`/release calendar month\`, or \`/release show\` with a service.`,
    );
  if (said.turn) return overview('', a);
  if (said.who && !said.who.id)
    return say(md`${isNobody(said.who, a.setting.company())}: mention them, such as ${exampleFor(a, '@sam')}.`);
  const { world, read } = await look(a.setting, { ...IN_THE_WAY, booked: bookedOnes }, { id: a.person.id });
  await looked(a);
  const { which, changes, mine, frozen, when, range, who } = said;
  const { services, versions, environments, id } = which;
  const { from, until } = stretchOf(range && !when.time ? timeTyped(range, contextOf(a)) : when, contextOf(a));
  const owner = who?.id ?? (mine ? a.person.id : undefined);
  const filter: Filter = {
    ...{ services, versions, environments, changes, states: said.states.flat() },
    ...(id && { id }),
    ...(owner && { owner }),
    ...(mine && !who && { mine }),
    ...(from && { from }),
    ...(until && { until }),
    ...(frozen && { frozen }),
  };
  // What is ready or blocked changes with the time too: to the second.
  const of = `${JSON.stringify(read.lists)} ${world.now.slice(0, 19)} ${JSON.stringify(filter)}`;
  const before = drawn.get(a.setting);
  if (before?.of === of) return before.answer;
  const answer = draw(filter, world);
  drawn.set(a.setting, { of, answer });
  return answer;
});

/** For everybody who asks for the same: whoever asks is known to it by the filter alone. */
function draw(filter: Filter, world: Drawn): Answer {
  const all = filter.frozen ? [] : soonest(world.openReleases.filter((r) => isAskedFor(r, filter, world)));
  const which = filterWords(filter);
  const lines = all.slice(0, ROWS).map((r) => releaseLine(r, world));
  const cold = frozenSoon(world, filter).filter((f) => frozenFits(f, filter));
  const freezes = cold.slice(0, FREEZES);
  const seen = seenUpTo(filter, world.now);
  if (filter.frozen && freezes.length === 0)
    return say(
      md`Nothing is frozen${which}${filter.from || filter.until ? seen : md`, nor will be within a day`}. What comes later stands in the calendar: \`/release calendar month\``,
    );
  const booked = drillsIn(filter, world);
  if (all.length + freezes.length + booked.length === 0)
    return say(md`No release is open${which}. Nothing is frozen${seen}. Plan one: \`/release new\``);
  const open = md`*${all.length} open ${all.length === 1 ? 'release' : 'releases'}*${which}${counts(all, world)}${all.length > ROWS ? md`. The next ${ROWS} of them; name a service, a place, a state or a day for the others` : NOTHING}`;
  const title = filter.frozen
    ? md`*${cold.length === 1 ? '1 freeze' : `${cold.length} freezes`}*${which}${seen}${cold.length > FREEZES ? md`. The first ${FREEZES} of them; the calendar has all: \`/release calendar month\`` : NOTHING}`
    : open;
  const pages = all.length <= EACH ? all.map((r, i) => section(lines[i] ?? NOTHING, detailsOf(r))) : pagesOf(lines);
  const frozen = freezes.map((f) => frozenRow(f, world.now));
  return {
    say: message(join([title, ...lines, ...booked], '\n'), [
      section(title),
      ...pages,
      ...sections(booked),
      ...frozen,
      ...actions([button('Plan a release…', 'new', 'list')]),
    ]),
  };
}

/** What comes again is not looked for to the end of every stretch. */
function seenUpTo(filter: Filter, now: string): Mrkdwn {
  const upTo = looksUntil(filter, now);
  const isAll = filter.until ? filter.until <= upTo : !filter.from;
  return isAll ? NOTHING : md`, as far as ${when(upTo)}`;
}

const pagesOf = (lines: readonly Mrkdwn[]) =>
  Array.from({ length: Math.ceil(lines.length / ROWS_A_SECTION) }, (_, i) =>
    lined(lines.slice(i * ROWS_A_SECTION, (i + 1) * ROWS_A_SECTION)),
  );

const detailsOf = ({ id }: Release) => button('Details', 'show', id);

/** Drills are no releases before they begin: they are listed where nothing is asked for that only releases have. */
function drillsIn({ services, environments, changes, states, id, owner, frozen, from, until }: Filter, world: Drawn) {
  const ofReleases = changes.length + states.length > 0 || id || owner || frozen;
  return ofReleases
    ? []
    : bookedPart(world.booked, { services, environments, ...(from && { from }), ...(until && { until }) });
}

/** ": 2 voting, 1 blocked", in the order of a release's life. */
function counts(releases: Release[], world: Around) {
  if (releases.length < 2) return NOTHING;
  const of = new Map<State, number>();
  for (const state of releases.map((r) => stateOf(r, world))) of.set(state, (of.get(state) ?? 0) + 1);
  const each = STATES.flatMap((s) => (of.has(s) ? [`${of.get(s)} ${stateWord(s).toLowerCase()}`] : []));
  return md`: ${each.join(', ')}`;
}
