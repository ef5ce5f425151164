import { message } from '../../blocks/blocks.ts';
import { join, md } from '../../blocks/mrkdwn.ts';
import { detailsCard } from '../../cards/details.ts';
import { MADE_OF } from '../../domain/documents.ts';
import { itemsOf, nameOf, voteOf } from '../../domain/release/release.ts';
import { type Touched, touchedBy } from '../../domain/release/touches.ts';
import { touchesPicture } from '../../pictures/touches.ts';
import { lookFor, type OnClick, type OnCommand, OPEN, plainWords, say } from '../ask.ts';
import { findRelease } from '../find.ts';

/** `/release show [what]` and [Details]: one release with its checks and its vote. */
export const typed: OnCommand = async (rest, a) => {
  const found = await findRelease(rest, a, 'show');
  if ('answer' in found) return found.answer;
  const { release } = found;
  const vote = voteOf(release);
  const lists = [...new Set([...OPEN.lists, ...MADE_OF])];
  const world = await lookFor(a, { lists, docs: vote ? [`vote/${vote}`] : [] });
  return { say: detailsCard(release, vote ? world.votes[vote] : undefined, world) };
};

/** [What it touches]: the services around a release, as a picture and in words. */
export const clickTouches: OnClick = async (id, a) => {
  const world = await lookFor(a, { ...OPEN, docs: [`release/${id}`] });
  const release = world.releases[id];
  if (!release) return say(md`I don't know a release ${id}.`);
  const touched = touchedBy(release, world);
  const words = ({ service, busy }: Touched) =>
    busy ? `${service} (${busy.id} ${itemsOf(busy.items)} is open)` : service;
  const line = (title: string, all: Touched[]) =>
    all.length > 0 ? md`*${title}*: ${all.map(words).join(', ')}` : md`*${title}*: nothing`;
  const lines = [
    md`*${nameOf(release)}* (${id})`,
    line('Releases', touched.own),
    line('Needs', touched.needs),
    line('Is needed by', touched.neededBy),
  ];
  const node = ({ busy, ...rest }: Touched) => ({ ...rest, ...(busy && { busy: `${busy.id} is open` }) });
  const [own, needs, neededBy] = [touched.own.map(node), touched.needs.map(node), touched.neededBy.map(node)];
  return {
    picture: {
      svg: touchesPicture(`${nameOf(release)} (${id})`, { own, needs, neededBy, lines: touched.lines }),
      name: `touches-${id}.png`,
      title: `What ${id} touches`,
      alt: plainWords(join(lines, '\n')),
    },
    say: message(join(lines, '\n')),
  };
};

export const clickShow: OnClick = (about, a) => typed(about, a);
