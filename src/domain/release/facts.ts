import type { ChangeType } from '../company.ts';
import type { Content } from '../vote/content.ts';
import type { Lapsed } from './clearance.ts';
import type { Item, LinkedDocument, Predecessor, Request, Rollout, Window } from './release.ts';

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
  | Of<{
      type: 'ChecksOverridden';
      gates: string[];
      content?: Content;
      by: string;
      at: string;
      text: { why: string };
    }>
  /** what cleared it was given for something else */
  | Of<{ type: 'ClearanceLapsed'; lapsed: Lapsed; at: string }>
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
