import { actions, button } from '../blocks/blocks.ts';
import { md, when } from '../blocks/mrkdwn.ts';
import { inOneLine, shortened } from '../blocks/text.ts';
import { frozenSoon } from '../domain/freeze/frozen-soon.ts';
import { ALONE, markedReason } from '../reading/reason.ts';
import { beginsTime } from '../reading/times.ts';
import { tokensOf } from '../reading/tokens.ts';
import { wholeMinute } from '../time/instants.ts';
import { type Answer, type Ask, type OnCommand, say, seeFor } from './ask.ts';
import { IN_THE_WAY } from './collisions.ts';
import { shortMoment } from './read-back.ts';
import { carried } from './sentence.ts';
import { writeMoment } from './when.ts';

/** “after the freeze”, “once the freeze is over”: a time that only the freezes know. */
const AFTER =
  /(^|\s)(?:(?:right|just|directly|straight|shortly) )?(?:after|once|as soon as|when) (?:the|that|this) (?:freeze|emergency stop|stop)(?: (?:is over|is lifted|is gone|ends|ended|has ended|was lifted))?(?=$|[\s,;.:])/i;
const MOST = 4;

/** Asks which freeze is meant, with the end of each a click away: nobody guesses whose end counts. Undefined where none was said. */
async function afterTheFreeze(rest: string, a: Ask): Promise<Answer | undefined> {
  const found = AFTER.exec(rest);
  if (!found || isInReason(rest, found)) return undefined;
  const said = found[0].trim();
  const world = await seeFor(a, IN_THE_WAY);
  const freezes = frozenSoon(world).slice(0, MOST);
  if (freezes.length === 0)
    return say(
      md`Nothing is frozen now, nor will be within a day, so “${said}” is no time yet: write a day and a time.`,
    );
  const before = rest.slice(0, found.index);
  const after = rest.slice(found.index + found[0].length);
  const buttons = freezes.flatMap(({ name, until: to }, i) => {
    // Not a part of a minute early: then it still holds.
    const until = wholeMinute(to, 'up');
    const sent = carried(`${before} ${writeMoment(until, a.person.zone)}${after}`.trim(), a);
    const label = `${shortMoment(until, a.person.zone)}, after ${shortened(name, 30)}`;
    return sent === undefined ? [] : [{ ...button(label, 'again', sent), action_id: `again:${i}` }];
  });
  const each = freezes.map((f) => md`\n• “${inOneLine(f.name)}” ends ${when(f.until)}`);
  return say(
    each.reduce((all, line) => md`${all}${line}`, md`“${said}” is when one ends. Which?`),
    ...actions(buttons),
  );
}

/** In a reason it is no time: “tomorrow 3pm: first deploy after the freeze”. Alone between marks it is one: “payments – after the freeze – refunds”. */
function isInReason(rest: string, { index, 0: said }: RegExpExecArray): boolean {
  const all = tokensOf({ text: rest, mentions: [] });
  const ends = markedReason(rest, all, { ...ALONE, beginsTime })?.terms.at(-1)?.to ?? rest.length;
  const before = rest.slice(0, index);
  const isAlone = /[-–—:]\s*$/.test(before) && /^\s*([-–—:,;]|because\b|$)/i.test(rest.slice(index + said.length));
  return /\([^)]*$/.test(before) || (index >= ends && !isAlone);
}

/** The sentence of a word that takes a time, which may be said by the end of a freeze. */
export const orAfterFreeze = (typed: OnCommand): OnCommand =>
  Object.assign(async (rest: string, a: Ask) => (await afterTheFreeze(rest, a)) ?? typed(rest, a), {
    ...(typed.takes && { takes: typed.takes }),
  });
