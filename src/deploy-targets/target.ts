import type { Release, Rollout, Stage } from '../domain/release/release.ts';

/** A step as it is handed to a pipeline; with `ask`, what is asked about a step it has, and `key` tells that asking from others. */
export type StageRequest = { release: Release; rollout: Rollout; stage: Stage; ask?: 'pause' | 'resume'; key: string };

/** `final`: asking again can't help. `why` is shown to people. */
export type Sent = { ok: true } | { ok: false; final: boolean; why: string; retryAfterMs?: number };

/** What executes a step. A target is asked again with the same request until it has answered, so it must be idempotent. */
export interface DeployTarget {
  attempts: number;
  send(request: StageRequest): Promise<Sent>;
  /** Whether a report came from it: `raw` is the body as it was sent. */
  hasSigned(raw: string, header: (name: string) => string | undefined): boolean;
}

/** What is known of Gonogo when its targets are opened. */
export type Given = { callbackUrl: string };
