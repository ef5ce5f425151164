import { type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import { scopeWords } from '../domain/freeze/scope.ts';
import type { Told } from '../domain/intents.ts';
import { itemsOf, type Release, rolloutOf, type Stage } from '../domain/release/release.ts';

/** Everything that could be said of what happened. An audience's template sees only the fields it is cleared for. */
export type View = {
  id: string;
  /** service names without versions: "checkout-api, ledger" */
  services: string;
  /** with versions: "checkout-api 4.2.0, ledger 2.9" */
  versions: string;
  environment: string;
  /** UTC ISO */
  start: string;
  end: string;
  /** when it was to start before it was moved; empty otherwise */
  movedFrom: string;
  why: string;
  /** what customers notice */
  customers: string;
  /** Slack user id */
  owner: string;
  /** the technical reason of a failure, a rollback, a no-go or a cancellation */
  reason: string;
  /** of what failed: the step and why, without what led to it */
  failure: string;
  /** what failed is the way back */
  undoing: boolean;
  /** regions where the step is done, and where it is not known what runs: "eu, us" */
  doneIn: string;
  doubtIn: string;
  /** what runs where now, a line a region; marked up */
  runs: Mrkdwn;
  /** who did it: a Slack user id; and the role in which */
  by: string;
  byRole: string;
  /** what runs again after a rollback */
  backTo: string;
  /** when it happened, UTC ISO */
  at: string;
  /** how many seconds the failed version was live */
  exposedSeconds: number;
  freeze: string;
  freezeWhy: string;
  freezeScope: string;
  /** an emergency stop */
  stop: boolean;
  /** “frozen”, or “softly frozen” when a deploy only asks for a reason */
  frozen: string;
  freezeStart: string;
  freezeEnd: string;
  /** what a person wrote for this audience */
  text: string;
};

export type Field = keyof View;

export function viewOf(told: Told): View {
  const { release, freeze } = told;
  const rollout = release && rolloutOf(release);
  const back = rollout?.stages.flatMap((s) => s.items).filter((i) => i.previous !== null) ?? [];
  return {
    id: release?.id ?? freeze?.id ?? '',
    services: release?.items.map((i) => i.service).join(', ') ?? '',
    versions: release ? itemsOf(release.items) : '',
    environment: release?.environment ?? '',
    start: release?.window.start ?? '',
    end: release?.window.end ?? '',
    movedFrom: told.movedFrom ?? '',
    why: release?.why ?? '',
    customers: release?.customers ?? '',
    owner: release?.owner ?? '',
    reason: release && 'reason' in release ? release.reason : '',
    ...failureIn(release),
    runs: told.runs ? md`${told.runs}` : NOTHING,
    by: told.by?.person ?? '',
    byRole: told.by?.role ?? '',
    backTo: [...new Set(back.map((i) => `${i.service} ${i.previous}`))].join(', '),
    at: told.at,
    exposedSeconds: rollout ? Math.max(0, Math.round((Date.parse(told.at) - Date.parse(rollout.startedAt)) / 1000)) : 0,
    freeze: freeze?.name ?? '',
    freezeWhy: freeze?.why ?? '',
    freezeScope: freeze ? scopeWords(freeze.scope) : '',
    stop: freeze?.stop === true,
    frozen: freeze?.soft ? 'Softly frozen (a deploy asks for a reason)' : 'Frozen',
    freezeStart: freeze?.from ?? '',
    freezeEnd: freeze?.until ?? '',
    text: told.text ?? '',
  };
}

/** What became of a rollout that went no further. */
function failureIn(release: Release | undefined): Pick<View, 'failure' | 'undoing' | 'doneIn' | 'doubtIn'> {
  const stages = (release && rolloutOf(release)?.stages) ?? [];
  const regions = (all: Stage[]) => [...new Set(all.map((s) => s.region))].join(', ');
  const failed = stages.find((s) => s.state === 'failed');
  const why = release && release.status === 'rolling-back' ? (release.failed ?? '') : (failed?.note ?? '');
  return {
    failure: failed ? `step ${failed.name}: ${why}` : why,
    undoing: release?.status === 'rolling-back',
    doneIn: regions(stages.filter((s) => s.state === 'done')),
    doubtIn: regions(stages.filter((s) => s.state === 'failed' && s.how !== 'refused')),
  };
}

/** Only the fields a template may use, so that no other can reach it. */
export function clear<F extends Field>(view: View, fields: readonly F[]): Pick<View, F> {
  const cleared: Partial<View> = {};
  for (const field of fields) Object.assign(cleared, { [field]: view[field] });
  return cleared as Pick<View, F>;
}
