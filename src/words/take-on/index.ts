import { TAKE_ON } from '../../domain/asking/asking.ts';
import { askings } from '../../domain/asking/document.ts';
import { one } from '../../domain/deciding/reads.ts';
import { toSlack } from '../../reading/typed.ts';
import { ask, type OnClick, refusalMessage, seeFor } from '../ask.ts';
import { onClickOf } from '../of-another-version.ts';
import { word } from '../word.ts';

/** [Freeze…] and others in a message that asks for it: what was asked for, under the name of whoever clicks. `clicked`: what a button does, by its verb. */
export const takeOnBy = (clicked: (verb: string) => OnClick | undefined) => {
  const clickTakeOn = onClickOf(TAKE_ON, async ({ asking: id, anyway }, a) => {
    const outcome = await ask(a, { type: 'TakeOnAsked', asking: id, anyway: anyway !== undefined });
    if (!outcome.ok) return { say: refusalMessage(outcome.refusal) };
    const { asking } = await seeFor(a, { asking: one(askings, id) });
    // The click counts once, by what was taken on.
    const { event: _, ...again } = a;
    const run = asking && clicked(asking.verb);
    // A sentence is read as it was typed: what looks like markup in a reason stays that.
    const about = asking?.verb === 'again' ? toSlack({ text: asking.about, mentions: [] }) : asking?.about;
    return run && about !== undefined ? run(about, again) : { nothing: true };
  });
  return word({ name: 'take-on', clicks: { 'take-on': clickTakeOn } });
};
