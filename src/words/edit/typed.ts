import { alongWith, shownIn } from '../../blocks/as-shown.ts';
import { actions, button } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import { CHANGE_TYPES } from '../../domain/company/changes.ts';
import { AHEAD } from '../../domain/deadline/deadline.ts';
import { one } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import { editedOf, editShown } from '../../domain/release/planning/edit-shown.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { printOf } from '../../domain/shown.ts';
import { voteContentChanged } from '../../domain/vote/facts/vote-content-changed.ts';
import { added, leftOut } from '../../reading/parts/added.ts';
import { after } from '../../reading/parts/other-release.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { changedKind } from '../../reading/parts/scope.ts';
import { strategy } from '../../reading/parts/strategy.ts';
import { newVersion } from '../../reading/parts/versions.ts';
import { type Answer, type Ask, notice, type OnClick, type OnCommand, type OnSubmit, say, seeFor } from '../ask.ts';
import { changing } from '../changing.ts';
import { findRelease } from '../find.ts';
import { readIds, readItems } from '../items.ts';
import { type Marked, markedWords, takeMarked } from '../marked.ts';
import { carriedAs, sentence } from '../sentence.ts';
import { savedAsOpened } from '../since-shown.ts';
import { strategyIn } from '../strategy-input.ts';
import { type Anew, contentAnew, whichIsEdited } from './anew.ts';
import { editModal, fieldsIn, fieldsOf } from './modal.ts';

const NOTHING_MORE = /^(nothing|none)\.?$/i;

export const TAKES = {
  parts: { release: whichRelease, version: newVersion, added, leftOut, after, kind: changedKind, strategy },
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

const openEdit = (id: string, a: Ask, anew: Anew = {}): Promise<Answer> =>
  changing(
    id,
    a,
    ({ items, environment, change, why, customers, after = [] }) => ({
      type: 'EditRelease',
      release: id,
      ...{ items, environment, change, why, customers },
      after: after.map((p) => p.release),
    }),
    (release, company) => {
      const about = alongWith(id, printOf(editShown(editedOf(release))));
      return editModal(fieldsOf(release, anew), about, release, anew.items ?? release.items, company);
    },
  );

/** While the dialog is open: what can be chosen, as soon as it is said what is meant. */
export const recheckEdit: OnClick = async (_, a, around) => {
  const metadata = (around?.view.type === 'modal' && around.view.private_metadata) || '';
  const { release, company } = await seeFor(a, { release: one(releases, shownIn(metadata).about) });
  if (!release) return { update: notice('Edit a release', md`It is gone.`) };
  const items = readItems(around?.fields.what ?? '', a);
  const fields = fieldsIn(around?.fields ?? {});
  return { update: editModal(fields, metadata, release, items.ok ? items.value : release.items, company) };
};

const FIELDS = ['what', 'where', 'change', 'after', 'why', 'customers', 'irreversible'] as const;

export const submitEdit: OnSubmit = async (fields, metadata, a) => {
  const { about: id, print } = shownIn(metadata);
  const items = readItems(fields.what ?? '', a);
  const after = readIds(fields.after ?? '');
  if (!items.ok) return { errors: { what: items.why } };
  if (!after.ok) return { errors: { after: after.why } };
  const { release } = await seeFor(a, { release: one(releases, id) });
  if (!release) return { update: notice('Edit a release', md`It is gone.`) };
  const now = editedOf(release);
  const strategy = strategyIn(fields.strategy);
  return savedAsOpened(print, a, {
    mine: {
      items: items.value,
      environment: fields.where ?? '',
      change: CHANGE_TYPES.find((c) => c === fields.change) ?? 'normal',
      after: after.value,
      why: fields.why ?? '',
      customers: fields.customers ?? '',
      irreversible: fields.irreversible ?? '',
      strategy: strategy ?? now.strategy,
    },
    now,
    parts: editShown,
    command: (saved) => ({ type: 'EditRelease', release: id, ...saved }),
    anew: (changed) => openEdit(id, a, changed),
    view: ({ after, facts }) => {
      const again = voteContentChanged.among(facts).some((f) => f.roles.length > 0);
      return notice(
        'Saved',
        md`*${nameOf(after(releases, id))}* (${id}).${again ? ' Those whose vote it concerns were asked again.' : ''}`,
      );
    },
    fields: strategy === undefined ? FIELDS : [...FIELDS, 'strategy'],
  });
};
