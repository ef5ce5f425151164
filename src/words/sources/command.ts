import { button, message, section } from '../../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING, when } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import { refuse } from '../../domain/deciding/decision.ts';
import type { Knowing } from '../../domain/deciding/reads.ts';
import { managers, managersTitle } from '../../domain/people/may.ts';
import { say as phrase, users } from '../../domain/phrase.ts';
import { allQuarantines, type Quarantine } from '../../domain/quarantine/document.ts';
import type { SourceSeen } from '../../inbound/tallies.ts';
import type { Tended, Tending } from '../../inbound/tending.ts';
import { choices } from '../../reading/parts/words.ts';
import { type Answer, type Ask, type OnClick, refusalMessage, say, seeFor } from '../ask.ts';
import { sentenceOf } from '../sentence.ts';

/** How many of those set aside are shown of each source: the newest. */
const SHOWN = 3;
const MOST_SOURCES = 15;

/** `/release sources [name]`: for release managers, where other systems send what they tell, what came of it, and what could not be read. */
export const typed = sentenceOf(
  async (a) => ({ all: a.setting.sources?.() ?? [] }),
  (world) => ({ parts: { named: choices(...called(world?.all ?? [])) } }),
  ({ named }, { all }, a) => shownTo(a, named.length > 0 ? all.filter(({ name }) => named.flat().includes(name)) : all),
);

/** By its name, or by its type, which several may have. */
function called(all: readonly SourceSeen[]): (readonly [string, string[]])[] {
  const names = new Map(all.map(({ name }) => [name, [name]]));
  const types = Map.groupBy(all, ({ type }) => type);
  const others = [...types].filter(([type]) => !names.has(type));
  return [...names, ...others.map(([type, of]) => [type, of.map(({ name }) => name)] as const)];
}

async function shownTo(a: Ask, all: readonly SourceSeen[]): Promise<Answer> {
  const world = await seeFor(a, { quarantines: allQuarantines });
  const refusal = refusedTo(a.person.id, world);
  if (refusal) return refusal;
  const { publicUrl = '' } = a.setting;
  if (all.length === 0) return say(md`No system tells me anything. They are named in manifests/inbound.yml.`);
  const head = md`*What other systems tell me*, counted since I started:`;
  const parts = all.slice(0, MOST_SOURCES).flatMap((source): Part[] => {
    const aside = world.quarantines.find((q) => q.id === source.name && q.deliveries.length > 0);
    return [[sourceLine(source, publicUrl), 'test-source', source.name], ...(aside ? [asidePart(aside)] : [])];
  });
  const [first, ...left] = all.slice(MOST_SOURCES);
  const more = first ? md`and ${left.length + 1} more, such as \`/release sources ${first.name}\`` : NOTHING;
  return {
    say: message(join([head, ...parts.map(([text]) => text), more], '\n'), [
      section(head),
      ...parts.map(([text, does, name]) => section(text, button(`${BUTTONS[does]} ${name}`, does, name))),
      ...(first ? [section(more)] : []),
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

function sourceLine({ name, type, secrets, remedy, tally }: SourceSeen, publicUrl: string): Mrkdwn {
  const { taken, former, ignored, test, unreadable, refused, stale, unknown, putOff } = tally;
  const last = (at: string | undefined) => (at ? md`, last ${when(at)}` : NOTHING);
  const told = [
    Object.values(tally).every(({ count }) => count === 0)
      ? md`nothing came since`
      : md`${taken.count} taken${last(taken.last)}`,
    ignored.count > 0 ? md`${ignored.count} not used` : NOTHING,
    test.count > 0 ? md`${test.count} ${test.count === 1 ? 'test' : 'tests'} came in${last(test.last)}` : NOTHING,
    unreadable.count > 0 ? md`${unreadable.count} unreadable${last(unreadable.last)}` : NOTHING,
    unknown.count > 0
      ? md`${unknown.count} refused, of a service that is not in services.yml${last(unknown.last)}`
      : NOTHING,
    putOff.count > 0
      ? md`:warning: ${putOff.count} not taken for now (503), to be sent again${last(putOff.last)}: see /healthz`
      : NOTHING,
    refused.count > 0
      ? md`:warning: ${refused.count} with a wrong signature or token${last(refused.last)}: ${remedy}`
      : NOTHING,
    stale.count > 0
      ? md`:warning: ${stale.count} rightly signed, but more than five minutes from my clock${last(stale.last)}: set the clock there, or mine`
      : NOTHING,
  ].filter((part) => part.text !== '');
  const [by, before] = secrets;
  const used = former.count > 0 ? md`used by ${former.count}${last(former.last)}` : md`used by none yet`;
  const known = by
    ? md`, secret in ${by}${before ? md`, and the one of before in ${before} (${used})` : NOTHING}`
    : NOTHING;
  const address = md`\`${publicUrl}/inbound/${name}${type === 'statuspage' ? '/<token>' : ''}\``;
  return md`*${name}* (${type}), ${address}${known}: ${join(told, ' · ')}`;
}

function asidePart({ id, deliveries, dropped }: Quarantine): Part {
  const shown = deliveries.slice(-SHOWN).reverse();
  const older = deliveries.length - shown.length;
  const lines = [
    ...shown.map(
      ({ at, event, delivery, size, faults }) =>
        md`${when(at)} ${shortened(event, 60)} \`${shortened(delivery, 60)}\`, ${size} bytes, could not be read: ${shortened(faults[0] ?? 'unknown', 120)}`,
    ),
    ...(older > 0 ? [md`and ${older} before`] : []),
    ...(dropped > 0 ? [md`of ${dropped} more, older, nothing is kept: have them sent again`] : []),
  ];
  return [join(lines, '\n'), 'read-again', id];
}
