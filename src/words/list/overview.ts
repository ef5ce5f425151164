import { actions, button, message, section } from '../../blocks/blocks.ts';
import { join, md } from '../../blocks/mrkdwn.ts';
import { releaseLine, soonest } from '../../cards/release-line.ts';
import { myTurnCard } from '../../cards/turn.ts';
import { everythingOpen } from '../../domain/everything-open.ts';
import { dutiesOf } from '../../domain/people/whose-turn.ts';
import { type OnCommand, seeFor } from '../ask.ts';

/** Plain `/release`: my next actions as buttons, and what is coming. */
export const overview: OnCommand = async (_, a) => {
  const world = await seeFor(a, everythingOpen);
  const mine = myTurnCard(a.person.id, world);
  const coming = soonest(world.openReleases)
    .slice(0, 5)
    .map((r) => releaseLine(r, world));
  const duties = dutiesOf(a.person.id, world).length;
  const text = md`${duties > 0 ? `${duties} waiting for you` : 'Nothing waits for you'}. ${world.openReleases.length} open.`;
  return {
    say: message(text, [
      section(md`*Your turn*`),
      ...mine.blocks.slice(0, 30),
      section(coming.length > 0 ? md`*Coming*\n${join(coming, '\n')}` : md`*Coming*\nNothing is planned.`),
      ...actions([
        button('Plan a release…', 'new', 'overview', { style: 'primary' }),
        button('Freeze…', 'freeze', 'overview'),
        button('List', 'list', 'overview'),
        button('Help', 'help', 'overview'),
      ]),
    ]),
  };
};
