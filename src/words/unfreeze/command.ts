import { actions, button, section } from '../../blocks/blocks.ts';
import { md, span } from '../../blocks/mrkdwn.ts';
import { liftButton } from '../../cards/turn.ts';
import { one } from '../../domain/deciding/reads.ts';
import { currentOnes, freezes } from '../../domain/freeze/document.ts';
import { scopeWords } from '../../domain/freeze/scope.ts';
import { answerTo, ask, type OnClick, type OnCommand, say, seeFor } from '../ask.ts';

/** `/release unfreeze [name]`: asks which one, unless only one is meant. */
export const typed: OnCommand = async (rest, a) => {
  const { freezes: current } = await seeFor(a, { freezes: currentOnes });
  const said = rest.trim().toLowerCase();
  const meant =
    said === '' ? current : current.filter((f) => f.id.toLowerCase() === said || f.name.toLowerCase().includes(said));
  if (current.length === 0)
    return say(md`Nothing was frozen by hand. Freezes that come again are in manifests/freezes.yml.`);
  const shown = meant.length > 0 ? meant : current;
  return say(
    md`${shown.length === 1 ? 'Lift this freeze?' : 'Which freeze?'}`,
    ...shown
      .slice(0, 20)
      .flatMap((f) => [
        section(md`*${f.name}* (${f.id}): ${scopeWords(f.scope)}, ${span(f.from, f.until)}. Why: ${f.why}`),
        ...actions([button('Change…', 'change-freeze', f.id), liftButton(f.id, f.name)]),
      ]),
  );
};

export const clickUnfreeze: OnClick = async (id, a) => {
  const { known } = await seeFor(a, { known: one(freezes, id) });
  const outcome = await ask(a, { type: 'LiftFreeze', freeze: id, why: '' });
  return answerTo(
    outcome,
    () =>
      md`Lifted: ${known?.name ?? id} (${known ? scopeWords(known.scope) : id}). What it held may deploy again; nothing was restarted.`,
  );
};
