import { button, message, section } from '../../blocks/blocks.ts';
import { join, type Mrkdwn, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import { deployButton } from '../../cards/deploy-button.ts';
import { wordOf } from '../../cards/words.ts';
import type { Environments } from '../../domain/environment/document.ts';
import type { Around } from '../../domain/gates/index.ts';
import { itemsOf, type Release } from '../../domain/release/release.ts';
import type { Answer, Ask } from '../ask.ts';
import { shortMoment } from '../read-back.ts';
import { carried } from '../sentence.ts';

/** When it went or goes there. */
export const dateOf = (release: Release) => ('at' in release ? release.at : release.window.start);

type World = Around & Environments & Parameters<typeof deployButton>[1];

/** How it is asked, and what whoever is asked said of each already. */
type Asking = { words?: Mrkdwn | undefined; said?: ((release: Release) => Mrkdwn) | undefined };

const MOST = 20;

/** Each with what tells it from the others: version, place, date and state. */
export function picker(candidates: Release[], verb: string, world: World, a: Ask, asking: Asking = {}): Answer {
  const { words: asked = md`Which release?`, said } = asking;
  const shown = candidates.slice(0, MOST);
  const more = candidates.length - shown.length;
  const next = md`These are the next ${shown.length} of ${candidates.length}; name its service for the others.`;
  const title = more > 0 ? md`${asked} ${next}` : asked;
  const each = shown.map((r) => ({
    words: md`${releaseOption(r, world, a.person.zone)}${said?.(r) ?? NOTHING}`,
    choose: pick(r, verb, world, a),
  }));
  // A button that said it all would be cut on a phone.
  return {
    say: message(join([title, ...each.map((e) => md`• ${e.words}`)], '\n'), [
      section(title),
      ...each.map((e) => section(e.words, e.choose)),
    ]),
    asks: true,
  };
}

/** Chosen, the sentence is read again with its id in front: who, when and why are not typed twice. */
function pick(release: Release, verb: string, world: World, a: Ask) {
  const label = `Choose ${release.id}`;
  const again = a.typed?.rest.trim() ? carried(`${release.id} ${a.typed.rest}`, a) : undefined;
  if (again !== undefined) return { ...button(label, 'again', again), action_id: `again:${release.id}` };
  const choose = button(label, verb, release.id);
  return verb === 'deploy' ? { ...deployButton(release, world), text: choose.text } : choose;
}

/** Slack's options take so many characters. */
const OPTION = 75;

/** "payments 5.2 → production, Thu 5 Mar 14:00, Approved (R-14)"; of many services the last are left out before the rest is. */
export function releaseOption(release: Release, world: Around, zone: string, more = ''): string {
  const rest = ` → ${release.environment}, ${shortMoment(dateOf(release), zone)}, ${wordOf(release, world)} (${release.id})${more}`;
  return shortened(itemsOf(release.items), Math.max(10, OPTION - rest.length)) + shortened(rest, OPTION - 10);
}
