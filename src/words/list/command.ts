import { actions, button, message, section } from '../../blocks/blocks.ts';
import { join, md, NOTHING, span } from '../../blocks/mrkdwn.ts';
import { liftButton, releaseLine, soonest } from '../../cards/turn.ts';
import { stateWord } from '../../cards/words.ts';
import { serviceNamed } from '../../domain/company/services.ts';
import type { World } from '../../domain/deciding/world.ts';
import type { Freezes } from '../../domain/freeze/document.ts';
import { scopeWords } from '../../domain/freeze/scope.ts';
import { type Around, gatesOf } from '../../domain/gates/index.ts';
import type { OpenReleases } from '../../domain/release/document.ts';
import { type Release, servicesOf } from '../../domain/release/release.ts';
import { look, type Setting } from '../../door/look.ts';
import { type Answer, type OnCommand, say } from '../ask.ts';
import { IN_THE_WAY } from '../collisions.ts';

const ROWS = 40;
const ROWS_A_SECTION = 10;

/** The list as it was last drawn: it is asked for far more often than it changes. */
const drawn = new WeakMap<Setting, { of: string; answer: Answer }>();

/** `/release list [service] [state] [mine]`: what is open, soonest first, and what is frozen. */
export const typed: OnCommand = async (rest, a) => {
  const { world, read } = await look(a.setting, IN_THE_WAY, { id: a.person.id });
  await a.setting.store.settled();
  // What is ready or blocked changes with the time too: to the second.
  const of = `${JSON.stringify(read.lists)} ${world.now.slice(0, 19)} ${rest} ${/\bmine\b/i.test(rest) ? a.person.id : ''}`;
  const before = drawn.get(a.setting);
  if (before?.of === of) return before.answer;
  const answer = draw(rest, world);
  drawn.set(a.setting, { of, answer });
  return answer;
};

function draw(rest: string, world: World & OpenReleases & Freezes): Answer {
  const filter = readFilter(rest, world);
  if ('unknown' in filter)
    return say(
      md`I don't know “${filter.unknown}”. A list takes services (${world.company.services.map((s) => s.name).join(', ')}), states (${STATES.join(', ')}) and \`mine\`.`,
    );
  const all = soonest(world.openReleases.filter((r) => fits(r, filter, world)));
  const which = filterWords(filter);
  const lines = all.slice(0, ROWS).map((r) => releaseLine(r, world));
  const freezes = world.freezes.filter((f) => f.status === 'declared').slice(0, 10);
  if (all.length + freezes.length === 0)
    return say(md`No release is open${which} and nothing was frozen by hand. Plan one: \`/release new\``);
  const title = md`*${all.length} open ${all.length === 1 ? 'release' : 'releases'}*${which}${all.length > ROWS ? md`, the next ${ROWS} of them` : md``}`;
  const pages = Array.from({ length: Math.ceil(lines.length / ROWS_A_SECTION) }, (_, i) =>
    section(join(lines.slice(i * ROWS_A_SECTION, (i + 1) * ROWS_A_SECTION), '\n')),
  );
  const frozen = freezes.map((f) =>
    section(md`*Frozen*: ${scopeWords(f.scope)}, ${span(f.from, f.until)}. Why: ${f.why}`, liftButton(f.id, f.name)),
  );
  return {
    say: message(join([title, ...lines], '\n'), [
      section(title),
      ...pages,
      ...frozen,
      ...actions([button('Plan a release…', 'new', 'list')]),
    ]),
  };
}

const STATES = ['planned', 'voting', 'rejected', 'approved', 'ready', 'blocked', 'deploying', 'held', 'failed'];
type Filter = { services: string[]; states: string[]; mine: boolean };

function readFilter(text: string, { company }: Pick<World, 'company'>): Filter | { unknown: string } {
  const filter: Filter = { services: [], states: [], mine: false };
  for (const word of text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)) {
    const service = serviceNamed(company, word)?.name;
    if (service) filter.services.push(service);
    else if (STATES.includes(word)) filter.states.push(word);
    else if (word === 'mine' || word === 'my') filter.mine = true;
    else return { unknown: word.slice(0, 40) };
  }
  return filter;
}

const fits = (release: Release, { services, states, mine }: Filter, world: Pick<World, 'actor'> & Around) =>
  (services.length === 0 || servicesOf(release).some((s) => services.includes(s))) &&
  (states.length === 0 || states.includes(stateWord(release, gatesOf(release, world)).toLowerCase())) &&
  (!mine || release.owner === world.actor.id);

const filterWords = ({ services, states, mine }: Filter) =>
  md`${services.length > 0 ? md` with ${services.join(', ')}` : NOTHING}${states.length > 0 ? md`, ${states.join(' or ')}` : NOTHING}${mine ? md`, yours` : NOTHING}`;
