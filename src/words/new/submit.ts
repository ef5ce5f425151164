import { shownIn } from '../../blocks/as-shown.ts';
import { actions, button } from '../../blocks/blocks.ts';
import { md, NOTHING } from '../../blocks/mrkdwn.ts';
import { warningsOf } from '../../domain/calendar/collisions.ts';
import { releases } from '../../domain/release/document.ts';
import { releasePlanned } from '../../domain/release/facts/release-planned.ts';
import { scheduled, wholeName } from '../../domain/release/planning/route.ts';
import { timeSetting } from '../../reading/times.ts';
import { notice, type OnSubmit, seeFor, submittedTo } from '../ask.ts';
import { IN_THE_WAY } from '../collisions.ts';
import { readIds, readItems } from '../dialogs/items.ts';
import { readField, timeErrors } from '../dialogs/time-field.ts';
import { conflictsShown, onceSeen } from '../once-seen.ts';
import { comesBefore, readBack } from '../read-back.ts';
import { contextOf } from '../sentence.ts';
import { readWindow } from '../when.ts';
import { drawn } from './drawn.ts';
import { readEarly } from './early.ts';
import { hasMore, planFields } from './fields.ts';
import { kindIn } from './modal.ts';
import { readWay } from './way.ts';

const FIELDS = ['what', 'where', 'when', 'why'];
const EARLY = ['early'];
const MORE_FIELDS = [...FIELDS, 'change', 'after', 'strategy', 'irreversible'];

export const submitPlan: OnSubmit = async (raw, metadata, a) => {
  const fields = planFields(raw);
  const { zone } = a.person;
  const items = readItems(fields.what, a);
  const after = readIds(fields.after ?? '');
  const setting = timeSetting(contextOf(a));
  const window = readField(raw, 'when', (text) => readWindow(text, setting));
  const wrong = timeErrors(raw, { when: window });
  if (!wrong) return { update: drawn(fields, a, await seeFor(a, IN_THE_WAY), hasMore(metadata)) };
  const { environment, before } = readWay(fields.where);
  const early = readEarly(fields.early ?? '', before, setting);
  if (!items.ok || !window.ok || !after.ok || !early.ok)
    return {
      errors: {
        ...wrong,
        ...(!early.ok && { early: early.why }),
        ...(!items.ok && { what: items.why }),
        ...(!after.ok && { after: after.why }),
      },
    };
  const kind = kindIn(fields.change);
  const plan = { items: items.value, environment, ...kind, window: { ...window.value, zone } };
  const command = {
    type: 'PlanRelease',
    ...plan,
    after: after.value,
    ...(before.length > 0 && { before }),
    ...(early.value.length > 0 && { early: early.value }),
    ...(fields.strategy && { strategy: fields.strategy }),
    ...(fields.irreversible && { irreversible: fields.irreversible }),
    why: fields.why,
    customers: fields.customers ?? '',
  } as const;
  const shownFields = [...(hasMore(metadata) ? MORE_FIELDS : FIELDS), ...(raw.early === undefined ? [] : EARLY)];
  const world = await seeFor(a, IN_THE_WAY);
  const conflicts = warningsOf(
    { ...plan, after: after.value.map((release) => ({ release })), owner: a.person.id },
    world,
    window.careful,
  );
  const outcome = await onceSeen(a, command, shownIn(metadata).print, {
    runsInto: conflictsShown(conflicts),
    drawn: () => drawn(fields, a, world, hasMore(metadata)),
  });
  if ('first' in outcome) return { update: outcome.first };
  return submittedTo(
    outcome,
    'what',
    ({ after, facts }) => {
      const [planned] = releasePlanned.among(facts);
      if (!planned) return notice('Planned', md`This was planned already.`);
      const release = after(releases, planned.release);
      return notice(
        'Planned',
        md`Planned: *${wholeName(release)}* (${release.id}), ${readBack(scheduled(release).window, zone)}${comesBefore(before, early.value, zone)}${release.strategy ? md`, as ${release.strategy}` : NOTHING}.\nIt stands in the release channel. ${release.template ? 'It is pre-approved: no vote is needed.' : 'Next: the vote.'}`,
        ...actions(release.template ? [] : [button('Open the vote', 'vote', release.id, { style: 'primary' })]),
      );
    },
    shownFields,
  );
};
