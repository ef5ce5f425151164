import { alongWith } from '../blocks/as-shown.ts';
import type { Mrkdwn } from '../blocks/mrkdwn.ts';
import { one } from '../domain/deciding/reads.ts';
import type { Command } from '../domain/index.ts';
import { releases } from '../domain/release/document.ts';
import type { Release } from '../domain/release/release.ts';
import { whichReleaseBeforeReason } from '../reading/parts/release.ts';
import { type Answer, type Ask, notice, type OnClick, type OnSubmit, refusalMessage, seeFor } from './ask.ts';
import { reasonModal } from './dialogs/reason-dialog.ts';
import { type Acts, findRelease } from './finding/find.ts';
import { takesNow } from './finding/takes-now.ts';
import { noSuchRelease } from './no-such-release.ts';
import { refusedAnyhow } from './refused-anyhow.ts';
import { sentence } from './sentence.ts';
import { printFor, submittedAsShown } from './since-shown.ts';

/** What is done with the release that was meant. */
type Then = (release: Release, why: string, a: Ask) => Answer | Promise<Answer>;

/** The sentence of a word that acts on one release, with what is left of it as the reason: `[what] [why]`. `verb` is the picker's button. */
const onReleaseForAReason = (verb: string, acts: Acts, then: Then) =>
  sentence({ parts: { release: whichReleaseBeforeReason }, why: 'free' }, async ({ release, why }, a) => {
    const found = await findRelease(release, a, verb, acts);
    return 'answer' in found ? found.answer : then(found.release, why, a);
  });

/** What is done to one release once somebody has said why. `verb`: that of its button and its dialog. */
type ForAReason = {
  verb: string;
  command: (release: string, why: string) => Command;
  /** of the dialog: `says` names what it acts on, `why` is what its reason begins with where none was typed */
  title: string;
  button: string;
  says: (release: Release, a: Ask) => Mrkdwn | Promise<Mrkdwn>;
  why?: (release: Release) => string;
  /** the title and the words of what is told when it is done */
  done: [string, (release: Release) => Mrkdwn];
};

/** Such a deed as a word has it: its click, its dialog, and its sentence. What is refused whatever the reason is said before the dialog opens; what it showed goes along with it. */
export function forAReason({ verb, command, title, button, says, why: begins, done: [done, told] }: ForAReason) {
  async function asked(id: string, typed: string, a: Ask): Promise<Answer> {
    const refusal = await refusedAnyhow(a, command(id, typed));
    if (refusal) return { say: refusalMessage(refusal) };
    const { release } = await seeFor(a, { release: one(releases, id) });
    if (!release) return noSuchRelease(id);
    const why = typed || (begins?.(release) ?? '');
    const about = alongWith(id, await printFor(a, command(id, typed)));
    return { modal: reasonModal(verb, about, title, button, await says(release, a), why) };
  }
  const click: OnClick = (id, a) => asked(id, '', a);
  const submit: OnSubmit = (fields, metadata, a) => {
    const { why = '' } = fields;
    return submittedAsShown(
      metadata,
      a,
      (id) => command(id, why),
      (id) => asked(id, why, a),
      ({ after }, id) => notice(done, told(after(releases, id))),
    );
  };
  const now = takesNow((id) => command(id, ''));
  const typed = (acts: Acts) => onReleaseForAReason(verb, { now, ...acts }, ({ id }, why, a) => asked(id, why, a));
  return { click, submit, typed };
}
