import { unreachable } from '../phrase.ts';
import type { Lapsed } from './clearance.ts';
import type { ReleaseFact } from './facts.ts';
import type { Pass, Release, Stage } from './release.ts';

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
      const { gates, by, at, text, content } = fact;
      const override = { gates, by, at, why: text.why, ...(content && { content }) };
      return { ...state, overrides: [...(state.overrides ?? []), override] };
    }
    case 'ClearanceLapsed':
      return lapsed(state, fact.lapsed);
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

/** Approved by nothing but what lapsed, it waits for an approval again; an override stays to be seen. */
function lapsed(state: Release, what: Lapsed): Release {
  const { template, ...base } = baseOf(state);
  if (what.what === 'template') return state.status === 'approved' ? { ...base, status: 'planned' } : state;
  const ended = (state.overrides ?? []).filter((o) => o.at === what.at);
  const overrides = (state.overrides ?? []).map((o) => (ended.includes(o) ? { ...o, lapsed: true as const } : o));
  const cleared = state.status === 'approved' && ended.some((o) => o.gates.includes('Votes'));
  return cleared ? { ...base, ...(template && { template }), overrides, status: 'planned' } : { ...state, overrides };
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
