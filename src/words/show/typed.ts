import { message } from '../../blocks/blocks.ts';
import { join, md } from '../../blocks/mrkdwn.ts';
import { detailsCard } from '../../cards/details.ts';
import { oneIf } from '../../domain/deciding/reads.ts';
import { surroundingsOf } from '../../domain/release/clearing/surroundings.ts';
import { openOnes } from '../../domain/release/document.ts';
import { type Touched, touchedBy } from '../../domain/release/planning/touches.ts';
import { itemsOf, nameOf, voteOf } from '../../domain/release/release.ts';
import { votes } from '../../domain/vote/document.ts';
import { touchesPicture } from '../../pictures/touches.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { type OnClick, seeFor } from '../ask.ts';
import { clickOn } from '../changing.ts';
import { findRelease } from '../finding/find.ts';
import { plainWords } from '../plain-words.ts';
import { sentence } from '../sentence.ts';

/** `/release show [what]` and [Details]: one release with its checks and its vote. */
export const typed = sentence({ parts: { release: whichRelease } }, async ({ release: which }, a) => {
  const found = await findRelease(which, a, 'show', { can: 'can be shown' });
  if ('answer' in found) return found.answer;
  const { release } = found;
  const world = await seeFor(a, { ...surroundingsOf(release), vote: oneIf(votes, voteOf(release)) });
  return { say: detailsCard(release, world.vote, world) };
});

/** [What it touches]: the services around a release, as a picture and in words. */
export const clickTouches = clickOn(async (release, a) => {
  const { id } = release;
  const world = await seeFor(a, { openReleases: openOnes });
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
});

export const clickShow: OnClick = (about, a) => typed(about, a);
