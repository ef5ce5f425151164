import { beginning } from '../../blocks/text.ts';
import { builds } from '../../domain/build/document.ts';
import { isRefusedAs } from '../../domain/deciding/decision.ts';
import { some } from '../../domain/deciding/reads.ts';
import { environments } from '../../domain/environment/document.ts';
import { heldAmong } from '../../domain/environment/held-versions.ts';
import { takingAway } from '../../domain/hotfix/lacks.ts';
import type { PlanHotfix } from '../../domain/hotfix/plan-hotfix.ts';
import { runningThere } from '../../domain/hotfix/running.ts';
import { openWithAny, releases, runningOnes } from '../../domain/release/document.ts';
import { releasePlanned } from '../../domain/release/facts/release-planned.ts';
import { servicesOf } from '../../domain/release/release.ts';
import type { Done } from '../../door/outcome.ts';
import { environment } from '../../reading/parts/environments.ts';
import { itemsWithVersions } from '../../reading/parts/services.ts';
import { strategy } from '../../reading/parts/strategy.ts';
import { said } from '../../reading/parts/words.ts';
import {
  type Answer,
  type Ask,
  ask,
  type OnClick,
  type OnCommand,
  type OnShortcut,
  refusalMessage,
  refusalOf,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { readItems, writeItems } from '../dialogs/items.ts';
import { type Marked, markedWords, takeMarked } from '../marked.ts';
import { onSubmitOf } from '../of-another-version.ts';
import { refusedAnyhow } from '../refused-anyhow.ts';
import { sentence } from '../sentence.ts';
import { commandOf, fieldsIn, whereOf } from './fields.ts';
import { type HotfixFields, hotfixModal, OF_STOPPING } from './modal.ts';
import { type FixWarnings, plannedMessage, plannedView } from './planned.ts';

const TAKES = {
  parts: { items: itemsWithVersions, environment, alone: said('alone'), strategy },
  why: 'marked',
} as const;

/** `/release hotfix checkout-api 4.1.4 [to production] [alone] [as careful] [irreversible: …] because …`: at once where it says all; what has to be decided first is asked. */
export const typed: OnCommand = Object.assign(
  (rest: string, a: Ask) => {
    const { rest: left, ...marked } = takeMarked(rest) ?? { rest };
    return understood(marked)(left, a);
  },
  { takes: TAKES },
);

const understood = (marked: Marked) =>
  sentence(
    TAKES,
    async ({ items, environment, alone, strategy: as, why }, a) => {
      const fields = {
        what: writeItems(items),
        where: environment ?? '',
        why,
        alone: alone ? 'alone' : 'votes',
        ...(as && { strategy: as }),
        ...marked,
      };
      if (items.length === 0 || why.trim() === '') return opened(fields, a);
      const command = commandOf(fields, readItems(fields.what, a), [], a);
      if (!command) return opened(fields, a);
      const refusal = await refusalOf(a, command);
      if (refusal && isRefusedAs(refusal, ...ASKED)) return opened(fields, a);
      const outcome = await ask(a, command);
      return outcome.ok
        ? { say: plannedMessage(outcome, await warningsOf(outcome, a)) }
        : { say: refusalMessage(outcome.refusal) };
    },
    markedWords(marked),
  );

/** What the dialog asks. */
const FIELDS = ['what', 'where', 'why', 'running', 'older', 'alone', 'strategy', 'irreversible'];
/** What somebody has to decide first. */
const ASKED = ['other-rollout', 'older', 'needs-reason'] as const;

/** The message shortcut *Plan a hotfix*: the alert is the reason. */
export const hotfixFromMessage: OnShortcut = (a, on) =>
  opened({ what: '', where: '', why: beginning(on?.text ?? '', 1000) }, a);

async function opened(fields: HotfixFields, a: Ask): Promise<Answer> {
  const nothing: PlanHotfix = { type: 'PlanHotfix', items: [], environment: '', why: '', customers: '' };
  const refusal = await refusedAnyhow(a, nothing, FIELDS);
  return refusal ? { say: refusalMessage(refusal) } : { modal: await drawn(fields, a) };
}

/** The dialog asks what there is to decide, as far as the fields tell what is meant. */
async function drawn(fields: HotfixFields, a: Ask) {
  const read = readItems(fields.what, a);
  const items = read.ok ? read.value : [];
  const { company, ...world } = await seeFor(a, { runningReleases: runningOnes });
  const where = whereOf(fields, a);
  const others = runningThere(items, where, world);
  const bare = commandOf(fields, read, [], a);
  const older = bare && (await refusalOf(a, bare));
  return hotfixModal(
    { ...fields, where },
    items,
    company,
    others,
    (older && isRefusedAs(older, 'older')) || fields.older === 'older' ? (older?.why ?? []) : undefined,
  );
}

/** While the dialog is open: what there is to decide, as soon as it is said what is meant. */
export const recheckHotfix: OnClick = async (_, a, around) => ({
  update: await drawn(fieldsIn(around?.fields ?? {}), a),
});

const NO_WARNINGS: FixWarnings = { nexts: [], held: [] };

/** What would take away again what was just planned, and what of it was rolled back there. */
async function warningsOf({ facts, after }: Done, a: Ask): Promise<FixWarnings> {
  const [planned] = releasePlanned.among(facts);
  if (!planned) return NO_WARNINGS;
  const fix = after(releases, planned.release);
  const services = servicesOf(fix);
  const world = await seeFor(a, {
    openReleases: openWithAny(services),
    builds: some(builds, services),
    environments: some(environments, [fix.environment]),
  });
  const held = heldAmong(fix.items, world.environments[fix.environment], world).filter((h) => h.release !== fix.id);
  return { nexts: takingAway(fix, world), held };
}

export const submitHotfix = onSubmitOf(OF_STOPPING, async (raw, { stops }, a) => {
  const fields = fieldsIn(raw);
  const read = readItems(fields.what, a);
  if (!read.ok) return { errors: { what: read.why } };
  const command = commandOf(fields, read, stops, a);
  if (!command) return { errors: { what: 'Name a service with its version.' } };
  const outcome = await ask(a, command);
  // What was not asked before, because the fields said something else, is asked now.
  const asksMore = !outcome.ok && outcome.refusal.field !== undefined && !(outcome.refusal.field in raw);
  if (asksMore && isRefusedAs(outcome.refusal, ...ASKED)) return { update: await drawn(fields, a) };
  return submittedTo(outcome, 'what', plannedView(outcome.ok ? await warningsOf(outcome, a) : NO_WARNINGS), FIELDS);
});
