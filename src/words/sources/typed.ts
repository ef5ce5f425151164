import { button, message, section } from '../../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, when } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import { refuse } from '../../domain/deciding/decision.ts';
import type { Knowing } from '../../domain/deciding/reads.ts';
import { managers, managersTitle } from '../../domain/people/may.ts';
import { say as phrase, users } from '../../domain/phrase.ts';
import { allQuarantines } from '../../domain/quarantine/document.ts';
import type { Astray, SourceSeen } from '../../inbound/tallies.ts';
import type { Tended, Tending } from '../../inbound/test-and-replay.ts';
import { choices } from '../../reading/parts/words.ts';
import { type Answer, type Ask, type OnClick, refusalMessage, say, seeFor } from '../ask.ts';
import { sentenceOf } from '../sentence.ts';
import { asideLines, astrayLine, sourceLine } from './lines.ts';

const MOST_SOURCES = 15;

/** `/release sources [name]`: for release managers, where other systems send what they tell, what came of it, and what could not be read. */
export const typed = sentenceOf(
  async (a) => ({ all: a.setting.sources?.() ?? [] }),
  (world) => ({ parts: { named: choices(...called(world?.all ?? [])) } }),
  ({ named }, { all }, a) =>
    named.length > 0
      ? shownTo(
          a,
          all.filter(({ name }) => named.flat().includes(name)),
        )
      : shownTo(a, all, a.setting.astray?.()),
);

/** By its name, or by its type, which several may have. */
function called(all: readonly SourceSeen[]): (readonly [string, string[]])[] {
  const names = new Map(all.map(({ name }) => [name, [name]]));
  const types = Map.groupBy(all, ({ type }) => type);
  const others = [...types].filter(([type]) => !names.has(type));
  return [...names, ...others.map(([type, of]) => [type, of.map(({ name }) => name)] as const)];
}

async function shownTo(a: Ask, all: readonly SourceSeen[], astray?: Astray): Promise<Answer> {
  const world = await seeFor(a, { quarantines: allQuarantines });
  const refusal = refusedTo(a.person.id, world);
  if (refusal) return refusal;
  const { publicUrl = '' } = a.setting;
  const strays = astray ? astrayLine(astray, publicUrl) : NOTHING;
  if (all.length === 0)
    return say(join([md`No system tells me anything. They are named in manifests/inbound.yml.`, strays], '\n'));
  const [{ since } = {}] = all;
  const head = md`*What other systems tell me*, counted since ${since === undefined ? 'I started' : when(since)}:`;
  const parts = all.slice(0, MOST_SOURCES).flatMap((source): Part[] => {
    const aside = world.quarantines.find((q) => q.id === source.name && q.deliveries.length > 0);
    return [
      [sourceLine(source, publicUrl), 'test-source', source.name],
      ...(aside ? [[asideLines(aside), 'read-again', aside.id] as Part] : []),
    ];
  });
  const [first, ...left] = all.slice(MOST_SOURCES);
  const more = first ? md`and ${left.length + 1} more, such as \`/release sources ${first.name}\`` : NOTHING;
  return {
    say: message(join([head, ...parts.map(([text]) => text), more, strays], '\n'), [
      section(head),
      ...parts.map(([text, does, name]) => section(text, button(`${BUTTONS[does]} ${name}`, does, name))),
      ...[more, strays].filter(({ text }) => text !== '').map((text) => section(text)),
    ]),
  };
}

/** A section of its own: in one for all of them, what some had to say would cut off the others. */
type Part = [text: Mrkdwn, does: keyof typeof BUTTONS, source: string];
const BUTTONS = { 'test-source': 'Test', 'read-again': 'Read again:' };

/** [Test]: whether a delivery would come in from outside. */
export const clickTest: OnClick = async (source, a) =>
  tended(source, a, (tending) => tending.test(source), 'is tested');

/** [Read again]: what was set aside, now that something was mended. */
export const clickReadAgain: OnClick = async (source, a) =>
  tended(source, a, (tending) => tending.readAgain(source, a.person.id), 'was read again');

async function tended(
  source: string,
  a: Ask,
  act: (tending: Tending) => Promise<Tended>,
  done: string,
): Promise<Answer> {
  const refusal = refusedTo(a.person.id, await seeFor(a, {}));
  if (refusal) return refusal;
  const { tending } = a.setting;
  if (!tending) return say(md`Sources can't be reached from here.`);
  const { ok, says } = await act(tending);
  return say(md`${ok ? ':white_check_mark:' : ':warning:'} *${shortened(source, 60)}* ${done}: ${says}`);
}

function refusedTo(person: string, world: Knowing<Record<never, never>>): Answer | undefined {
  const able = managers(world);
  if (able.includes(person)) return undefined;
  const why = phrase`To see what other systems send takes the role ${managersTitle(world) ?? 'release manager'}.`;
  const remedy =
    able.length > 0 ? phrase`Ask ${users(able.slice(0, 5))}.` : phrase`Add members in manifests/roles.yml.`;
  return { say: refusalMessage(refuse('forbidden', why, { remedy })) };
}
