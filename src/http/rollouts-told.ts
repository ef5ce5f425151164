import type { AnyFactKind } from '../domain/deciding/fact.ts';
import { FACTS } from '../domain/index.ts';
import { releases } from '../domain/release/document.ts';
import { type GateEvidence, type Rollout, rolloutOf, type Stage } from '../domain/release/release.ts';
import type { SeenAgain } from '../domain/release/rollout/rollout-parts.ts';
import type { Json, PastFact, Store } from '../store/store.ts';
import { textOf } from './plainly.ts';

const KINDS = new Map<string, AnyFactKind>(Object.entries(FACTS));

type Told = { environment: string; rollout: Rollout; why: string };

/** Every rollout of a release, in whichever environment and direction, in order, each as it was at its end or is now: the document keeps the last one. */
export async function rolloutsTold(store: Store, history: readonly PastFact[]): Promise<object[]> {
  const all = new Map<string, Told>();
  let document: unknown;
  for (const { stream, type, data } of history) {
    const kind = KINDS.get(type);
    if (!kind || typeof data !== 'object' || data === null) continue;
    const text = await textAt(store, data);
    document = kind.fold(document, { ...data, stream, type, text }).document;
    const release = releases.read(document);
    const rollout = rolloutOf(release);
    if (!rollout) continue;
    // The release may be in another environment by the time it is seen again.
    const { why, environment } = all.get(rollout.id) ?? {
      why: whyOf(text),
      environment: rollout.environment ?? release.environment,
    };
    all.set(rollout.id, { environment, rollout, why });
  }
  return [...all.values()].map(told);
}

/** What people wrote is kept beside the fact; what was erased is nothing. */
async function textAt(store: Store, data: object): Promise<object> {
  const digest = 'text' in data ? data.text : undefined;
  if (typeof digest !== 'string') return Object(digest);
  const kept = (await store.get(`text/${digest}`))?.value;
  return isObject(kept) && isObject(kept.text) ? kept.text : {};
}
const isObject = (json: Json | undefined): json is { readonly [key: string]: Json | undefined } =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const whyOf = (text: object) => ('why' in text && typeof text.why === 'string' ? text.why : '');

function told({ environment, rollout, why }: Told): object {
  const { id, direction, by, startedAt: at, stages, evidence, stopped } = rollout;
  return {
    rollout: id,
    environment,
    direction,
    by,
    at,
    ...(why && { why }),
    ...(stopped && { stopped }),
    // What goes back asks no checks: those that it has are of the way there.
    ...(evidence &&
      direction === 'forward' && {
        checks: evidence.seen.map(plainly),
        again: (evidence.again ?? []).map(plainlyAgain),
      }),
    steps: stages.map(stepTold),
  };
}

const stepTold = ({ name: step, region, target, items, state, how, startedAt, finishedAt, url, passed }: Stage) => ({
  ...{ step, region, target, items, state },
  ...(how && { how }),
  ...(startedAt && { startedAt }),
  ...(finishedAt && { finishedAt }),
  ...(url && { url }),
  ...(passed && { passed }),
});

export const plainly = ({ saw, ...seen }: GateEvidence) => ({ ...seen, saw: textOf(saw) });
const plainlyAgain = ({ changed, stage: step, ...seen }: SeenAgain) => ({
  ...seen,
  ...(step && { step }),
  changed: changed.map(plainly),
});
