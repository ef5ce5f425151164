import { actions, button } from '../blocks/blocks.ts';
import { md } from '../blocks/mrkdwn.ts';
import { shortened } from '../blocks/text.ts';
import { distance, nearest } from '../spelling/near.ts';
import { type Answer, say } from './ask.ts';
import type { Word } from './word.ts';

/**
 * "I don't know `/release pol`. Did you mean `/release vote`?" `meant`: what is typed then, with the word that was meant; `about`: a release or
 * service that was named, which can be looked at.
 */
export function unknownCommand(
  said: string,
  words: readonly Word[],
  meant: (near: string) => string | undefined,
  about?: string,
): Answer {
  const typed = words.filter((w) => w.typed);
  const low = said.toLowerCase();
  // Whatever it is near to, a word's own name is offered rather than what else it is called.
  const known = [...typed.map((w) => w.name), ...typed.flatMap((w) => w.aliases)];
  const close = nearest(
    low,
    known.filter((name) => isNear(low, name)),
  );
  const near = typed.find((w) => close && [w.name, ...w.aliases].includes(close))?.name;
  const sent = near ? meant(near)?.trim() : about && `show ${about}`;
  return say(
    md`I don't know \`/release ${shortened(said, 40)}\`. ${near ? md`Did you mean \`/release ${near}\`?` : md`See \`/release help\`.`}`,
    ...actions([...(sent ? [button(shortened(sent, 70), 'again', sent)] : []), button('Help', 'help', 'unknown')]),
  );
}

/** Of a short word every other one is a few letters away. */
const isNear = (said: string, name: string) =>
  said.length <= LONGEST && distance(said, name) <= Math.max(1, Math.floor(said.length / 3));
const LONGEST = 40;
