import type { ChangeType } from '../company.ts';
import { unreachable } from '../phrase.ts';
import type { Item, LinkedDocument, Pass, Predecessor, Release, Request, Rollout, Stage, Window } from './release.ts';

type Of<T> = T & { stream: `release/${string}`; release: string };

export type ReleaseFact =
  | Of<{
      type: 'ReleasePlanned';
      items: Item[];
      environment: string;
      change: ChangeType;
      window: Window;
      owner: string;
      at: string;
      after?: string[];
      train?: string;
      text: { why: string; customers: string };
    }>
  | Of<{ type: 'ReleaseMoved'; window: Window; before: Window; by: string; at: string; text: { why: string } }>
  | Of<{
      type: 'ReleaseEdited';
      items: Item[];
      environment: string;
      change: ChangeType;
      after: Predecessor[];
      before: { items: Item[]; environment: string; change: ChangeType };
      by: string;
      at: string;
      text: { why: string; customers: string };
    }>
  | Of<{ type: 'DocumentsChanged'; by: string; at: string; text: { documents: LinkedDocument[] } }>
  /** a standard change: its template clears it */
  | Of<{ type: 'ReleaseCleared'; template: string; version: number; at: string; text: { title: string } }>
  | Of<{ type: 'ChecksOverridden'; gates: string[]; by: string; at: string; text: { why: string } }>
  | Of<{ type: 'HandOverOffered'; to: string; by: string; at: string; text: { summary: string } }>
  | Of<{ type: 'HandOverAccepted'; from: string; by: string; at: string }>
  | Of<{ type: 'HandOverDeclined'; from: string; by: string; at: string }>
  | Of<{ type: 'ReviewDue'; due: string }>
  | Of<{ type: 'ReviewOverdue'; at: string }>
  | Of<{ type: 'ReviewCompleted'; by: string; at: string; text: { found: string } }>
  | Of<{ type: 'HelpAsked'; action: string; asked: string[]; by: string; at: string }>
  | Of<{ type: 'PredecessorEnded'; predecessor: string; how: NonNullable<Predecessor['ended']> }>
  | Of<{ type: 'DeadlineMet'; deadline: string; by: string; at: string }>
  | Of<{ type: 'DeadlineReminded'; deadline: string; due: string }>
  | Of<{ type: 'DeadlinePassed'; deadline: string; due: string }>
  | Of<{ type: 'ScopeRequested'; request: Omit<Request, 'why'>; text: { why: string } }>
  | Of<{ type: 'ScopeTaken'; request: string; items: Item[]; before: Item[]; asker: string; by: string; at: string }>
  | Of<{ type: 'ScopeDeferred'; request: string; items: Item[]; asker: string; by: string; to: string; at?: string }>
  | Of<{ type: 'ScopeDeclined'; request: string; items: Item[]; asker: string; by: string; text: { why: string } }>
  | Of<{ type: 'ReleaseVoteOpened'; vote: string; round: number; closesAt: string }>
  /** another policy decides: nothing of the vote stands */
  | Of<{ type: 'ReleaseVoteDropped' }>
  | Of<{ type: 'ReleaseApproved'; at: string }>
  | Of<{ type: 'ReleaseRejected'; at: string; role: string; by: string; text: { why: string } }>
  /** `opens`: when what is in the way ends by itself, if it does */
  | Of<{ type: 'ReleaseWindowOpened'; ready: boolean; opens?: string }>
  | Of<{ type: 'RolloutStarted'; rollout: Rollout; text: { why: string } }>
  | Of<{ type: 'StageStarted'; rollout: string; stage: string; at: string }>
  | Of<{
      type: 'StageProgressed';
      rollout: string;
      stage: string;
      n: number;
      percent: number;
      at: string;
      text: { note: string };
    }>
  | Of<{ type: 'StageSucceeded'; rollout: string; stage: string; n: number; at: string; text: { note: string } }>
  | Of<{ type: 'StageFailed'; rollout: string; stage: string; n: number; at: string; text: { why: string } }>
  | Of<{ type: 'RolloutHeld'; rollout: string; freeze: string; until: string }>
  | Of<{ type: 'RolloutPaused'; rollout: string; stage: string; freeze: string; until: string; at: string }>
  | Of<{ type: 'PauseRefused'; rollout: string; stage: string; text: { why: string } }>
  | Of<{ type: 'StageContinued'; rollout: string; stage: string; at: string }>
  | Of<{ type: 'HoldEnded'; rollout: string; freeze: string }>
  | Of<{ type: 'RolloutResumed'; rollout: string }>
  | Of<{ type: 'ReleaseCompleted'; at: string }>
  | Of<{ type: 'ReleaseRolledBack'; at: string }>
  | Of<{ type: 'ReleaseCancelled'; at: string; by: string; text: { why: string } }>
  | Of<{
      type: 'FreezePassGranted';
      freeze: string;
      until: string;
      by: string;
      text: { name: string; why: string };
    }>
  | Of<{ type: 'FreezePassEnded'; freeze: string }>
  | Of<{
      type: 'UpdatePosted';
      at: string;
      by: string;
      text: { happened: string; next: string; [audience: `to ${string}`]: string };
    }>;

export function evolveRelease(state: Release | undefined, fact: ReleaseFact): Release {
  if (fact.type === 'ReleasePlanned') {
    const { release: id, items, environment, change, window, owner, at, after, train, text } = fact;
    return {
      v: 1,
      id,
      items,
      environment,
      change,
      window,
      owner,
      plannedAt: at,
      why: text.why,
      customers: text.customers,
      round: 0,
      runs: 0,
      ...(after && { after: after.map((release) => ({ release })) }),
      ...(train && { train }),
      status: 'planned',
    };
  }
  if (!state) throw new Error(`${fact.type} before ReleasePlanned`);
  const base = baseOf(state);
  const { runs, passes } = base;
  const vote = 'vote' in state && state.vote ? state.vote : '';
  switch (fact.type) {
    case 'ReleaseVoteOpened':
      return { ...base, round: fact.round, status: 'voting', vote: fact.vote, closesAt: fact.closesAt };
    case 'ReleaseVoteDropped':
      return { ...base, status: 'planned' };
    // Whether it is asked about anew is said by the vote's own facts.
    case 'ReleaseMoved':
      return state.status === 'rejected'
        ? { ...base, window: fact.window, status: 'planned' }
        : { ...state, window: fact.window };
    case 'ReleaseEdited': {
      const { items, environment, change, after, text } = fact;
      const next = { items, environment, change, after, ...text };
      return state.status === 'rejected' ? { ...base, ...next, status: 'planned' } : { ...state, ...next };
    }
    case 'DocumentsChanged':
      return { ...state, documents: fact.text.documents };
    case 'ReleaseCleared': {
      const template = { name: fact.template, version: fact.version, title: fact.text.title };
      return { ...base, template, status: 'approved', vote: '', approvedAt: fact.at };
    }
    case 'ChecksOverridden': {
      const { gates, by, at, text } = fact;
      return { ...state, overrides: [...(state.overrides ?? []), { gates, by, at, why: text.why }] };
    }
    case 'HandOverOffered': {
      const { to, by, at, text } = fact;
      return { ...state, handOver: { to, by, at, summary: text.summary } };
    }
    case 'HandOverAccepted': {
      const { handOver: _, ...rest } = state;
      return { ...rest, owner: fact.by };
    }
    case 'HandOverDeclined': {
      const { handOver: _, ...rest } = state;
      return rest;
    }
    case 'ReviewDue':
      return { ...state, review: { due: fact.due } };
    case 'ReviewOverdue':
    case 'HelpAsked':
      return state;
    case 'ReviewCompleted':
      return { ...state, review: { due: state.review?.due ?? fact.at, by: fact.by, found: fact.text.found } };
    case 'PredecessorEnded':
      return {
        ...state,
        after: (state.after ?? []).map((p) => (p.release === fact.predecessor ? { ...p, ended: fact.how } : p)),
      };
    case 'DeadlineMet':
      return { ...state, met: { ...state.met, [fact.deadline]: { by: fact.by, at: fact.at } } };
    case 'DeadlineReminded':
    case 'DeadlinePassed':
      return state;
    case 'ScopeRequested':
      return { ...state, requests: [...(state.requests ?? []), { ...fact.request, why: fact.text.why }] };
    case 'ScopeTaken': {
      const next = { items: fact.items, requests: unanswered(state, fact.request) };
      return state.status === 'rejected' ? { ...base, ...next, status: 'planned' } : { ...state, ...next };
    }
    case 'ScopeDeferred':
    case 'ScopeDeclined':
      return { ...state, requests: unanswered(state, fact.request) };
    case 'ReleaseApproved':
      return { ...base, status: 'approved', vote, approvedAt: fact.at };
    case 'ReleaseRejected':
      return { ...base, status: 'rejected', vote, role: fact.role, by: fact.by, reason: fact.text.why };
    case 'ReleaseWindowOpened':
      return state;
    case 'RolloutStarted':
      return fact.rollout.direction === 'forward'
        ? { ...base, runs: runs + 1, status: 'deploying', vote, rollout: fact.rollout }
        : { ...base, runs: runs + 1, status: 'rolling-back', vote, rollout: fact.rollout, reason: fact.text.why };
    case 'StageStarted':
      return withStage(state, fact.stage, { state: 'running', startedAt: fact.at });
    case 'StageProgressed':
      return withStage(state, fact.stage, { percent: fact.percent, n: fact.n, note: fact.text.note });
    case 'StageSucceeded':
      return withStage(state, fact.stage, {
        state: 'done',
        percent: 100,
        n: fact.n,
        note: fact.text.note,
        finishedAt: fact.at,
      });
    case 'StageFailed': {
      const failed = withStage(state, fact.stage, {
        state: 'failed',
        n: fact.n,
        note: fact.text.why,
        finishedAt: fact.at,
      });
      if (failed.status === 'deploying')
        return { ...base, status: 'failed', vote, rollout: failed.rollout, reason: fact.text.why };
      return failed.status === 'rolling-back' ? { ...failed, failed: fact.text.why } : failed;
    }
    case 'RolloutHeld':
      return state.status === 'deploying'
        ? { ...state, rollout: { ...state.rollout, held: { freeze: fact.freeze, until: fact.until } } }
        : state;
    case 'RolloutPaused': {
      const { freeze, until, stage } = fact;
      return state.status === 'deploying'
        ? { ...state, rollout: { ...state.rollout, held: { freeze, until, paused: stage } } }
        : state;
    }
    // Its pipeline goes on with the step: the next one waits all the same.
    case 'PauseRefused': {
      if (state.status !== 'deploying' || !state.rollout.held) return state;
      const { paused: _, ...held } = state.rollout.held;
      return { ...state, rollout: { ...state.rollout, held } };
    }
    case 'StageContinued':
    case 'HoldEnded':
      return state;
    case 'RolloutResumed': {
      if (state.status !== 'deploying') return state;
      const { held: _, ...rollout } = state.rollout;
      return { ...state, rollout };
    }
    case 'ReleaseCompleted':
      return 'rollout' in state ? { ...base, status: 'completed', vote, rollout: state.rollout, at: fact.at } : state;
    case 'ReleaseRolledBack':
      return state.status === 'rolling-back'
        ? { ...base, status: 'rolled-back', vote, rollout: state.rollout, reason: state.reason, at: fact.at }
        : state;
    case 'ReleaseCancelled':
      return { ...base, status: 'cancelled', ...(vote && { vote }), by: fact.by, reason: fact.text.why, at: fact.at };
    case 'FreezePassGranted': {
      const { freeze, until, by, text } = fact;
      return { ...state, passes: [...without(passes, freeze), { freeze, until, by, name: text.name, why: text.why }] };
    }
    case 'FreezePassEnded':
      return { ...state, passes: without(passes, fact.freeze) };
    case 'UpdatePosted':
      return { ...state, lastUpdate: { at: fact.at, by: fact.by, happened: fact.text.happened, next: fact.text.next } };
    default:
      return unreachable(fact);
  }
}

/** What a release is in every state. */
function baseOf(state: Release) {
  const { v, id, items, environment, change, window, why, customers, owner, plannedAt, round, runs } = state;
  const { lastUpdate, passes, met, after, train, requests, overrides, review, handOver, template, documents } = state;
  return {
    v,
    id,
    items,
    environment,
    change,
    window,
    why,
    customers,
    owner,
    plannedAt,
    round,
    runs,
    ...(lastUpdate && { lastUpdate }),
    ...(passes && { passes }),
    ...(met && { met }),
    ...(after && { after }),
    ...(train && { train }),
    ...(requests && { requests }),
    ...(overrides && { overrides }),
    ...(review && { review }),
    ...(handOver && { handOver }),
    ...(template && { template }),
    ...(documents && { documents }),
  };
}

const unanswered = ({ requests }: Release, answered: string) => (requests ?? []).filter((r) => r.id !== answered);

const without = (passes: Pass[] | undefined, freeze: string) => (passes ?? []).filter((p) => p.freeze !== freeze);

function withStage(state: Release, name: string, change: Partial<Stage>): Release {
  if (!('rollout' in state)) return state;
  const stages = state.rollout.stages.map((s) => (s.name === name ? { ...s, ...change } : s));
  const { held } = state.rollout;
  // A step that ended is not paused any more, whatever held it.
  const ended = held?.paused === name && change.state !== undefined && change.state !== 'running';
  return {
    ...state,
    rollout: { ...state.rollout, stages, ...(ended && { held: { freeze: held.freeze, until: held.until } }) },
  };
}
