import type { Release, Rollout, Stage } from '../domain/release/release.ts';

/** A step as it is handed to a pipeline; with `ask`, what is asked about a step it has, and `key` tells that asking from others. */
export type StageRequest = {
  release: Pick<Release, 'id' | 'environment'>;
  rollout: Pick<Rollout, 'id' | 'direction'>;
  stage: Stage;
  ask?: 'pause' | 'resume' | 'stop';
  key: string;
};

/** `final`: asking again can't help. `unclear`: it may have been taken all the same. `why` is shown to people. */
export type Sent = { ok: true } | { ok: false; final: boolean; unclear?: true; why: string; retryAfterMs?: number };

/** What executes a step. A target is asked again with the same request until it has answered, so it must be idempotent. */
export interface DeployTarget {
  attempts: number;
  /** it knows how to stop a step where it is */
  canStop: boolean;
  send(request: StageRequest): Promise<Sent>;
  /** Whether a report came from it: `raw` is the body as it was sent. */
  hasSigned(raw: string, header: (name: string) => string | undefined): boolean;
}

/** What is known of Gonogo when its targets are opened. */
export type Given = { callbackUrl: string };
