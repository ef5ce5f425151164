import { actions, button } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import { AHEAD } from '../../domain/release/ahead.ts';
import type { Release } from '../../domain/release/release.ts';
import { added, leftOut } from '../../reading/parts/added.ts';
import { after } from '../../reading/parts/other-release.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { changedKind } from '../../reading/parts/scope.ts';
import { strategyThere } from '../../reading/parts/strategy.ts';
import { newVersion } from '../../reading/parts/versions.ts';
import { type Answer, type Ask, type OnClick, type OnCommand, say } from '../ask.ts';
import { findRelease } from '../finding/find.ts';
import { type Marked, markedWords, takeMarked } from '../marked.ts';
import { carriedAs, sentence } from '../sentence.ts';
import { contentAnew, whichIsEdited } from './anew.ts';
import { openEdit } from './dialog.ts';

const NOTHING_MORE = /^(nothing|none)\.?$/i;

export const TAKES = {
  parts: {
    release: whichRelease,
    version: newVersion,
    added,
    leftOut,
    after,
    kind: changedKind,
    strategy: strategyThere,
  },
  when: 'moved',
  why: 'marked',
} as const;

const edited = (marked: Marked) =>
  sentence(
    TAKES,
    async (said, a) => {
      const which = await whichIsEdited(said.release, a);
      const found = await findRelease(which, a, 'edit', { can: 'can be edited', on: AHEAD });
      if ('answer' in found) return found.answer;
      const { id } = found.release;
      if (said.when.said) return movedInstead(id, said.when.said, a);
      const content = contentAnew(found.release, said);
      if ('wrong' in content) return whose(found.release, content.wrong, said.version, a);
      const { strategy, kind: change } = said;
      const after = said.after.length > 0 ? said.after : undefined;
      return openEdit(id, a, { ...content, change, after, why: said.why || undefined, strategy, ...marked });
    },
    markedWords(marked),
  );

/** A version with the service it may be of, each a click away. */
function whose({ id, items }: Release, wrong: string, version: string | undefined, a: Ask): Answer {
  const each = (version ? items.slice(0, MOST_SERVICES) : []).flatMap(({ service }, i) => {
    const sent = carriedAs('edit', `${id} ${service} ${version}`, a);
    return sent ? [{ ...button(`${service} ${version}`, 'again', sent), action_id: `again:${i}` }] : [];
  });
  return say(md`${wrong}`, ...actions([...each, button('Edit…', 'edit', id)]));
}
const MOST_SERVICES = 4;

function movedInstead(id: string, when: string, a: Ask): Answer {
  const sent = carriedAs('move', `${id} ${when}`, a);
  return say(
    md`When it is planned is moved, not edited. Nothing was changed.`,
    ...actions([
      sent ? button(`Move it to ${shortened(when, 30)}…`, 'again', sent) : button('Move…', 'move', id),
      button('Edit…', 'edit', id),
    ]),
  );
}

/** `/release edit [what]` and [Edit…]: services, versions, place, kind, order, reason, what can't be undone (`irreversible: …`, or `irreversible: nothing`), what customers notice (`customers: …`), strategy (`as careful`, or `as usual`), filled with what was typed. Its time is moved by [Move…]. */
export const typed: OnCommand = Object.assign(
  (rest: string, a: Ask) => {
    const { rest: left, ...marked } = takeMarked(rest) ?? { rest };
    return edited({ ...marked, ...(NOTHING_MORE.test(marked.irreversible ?? '') && { irreversible: '' }) })(left, a);
  },
  { takes: TAKES },
);

export const clickEdit: OnClick = (id, a) => openEdit(id, a);
