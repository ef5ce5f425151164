import { correlationOf } from '../../src/deploy-targets/fill.ts';
import type { DeployTarget, Progress, StageRequest, StepSent } from '../../src/deploy-targets/target.ts';

export type Taken = { id: string; correlation: string; request: StageRequest; at: number };

/** A target in memory: what it was told is done at once, and seen by those who look for it after a while. */
export class LittleTarget {
  taken: Taken[] = [];
  asked: string[] = [];
  /** ms of `now` for which what was taken is not listed */
  delayMs = 0;
  progress: (run: Taken) => Progress = () => ({ state: 'succeeded', message: 'done', percent: 100 });
  now: () => number;
  constructor(now: () => number) {
    this.now = now;
  }

  take(request: StageRequest): Taken {
    const run = { id: `run-${this.taken.length + 1}`, correlation: correlationOf(request), request, at: this.now() };
    this.taken.push(run);
    return run;
  }
  lookFor(request: StageRequest): Taken | undefined {
    const correlation = correlationOf(request);
    return this.taken.find((r) => r.correlation === correlation && this.now() - r.at >= this.delayMs);
  }

  /** As an adapter; `more`: what it does otherwise. */
  port(more: Partial<DeployTarget> = {}): DeployTarget {
    return {
      attempts: 4,
      can: {
        shares: true,
        several: true,
        unnamed: true,
        pause: 'it has no pause',
        resume: 'it has no resume',
        stop: true,
        dryRun: 'it has no dry run',
      },
      settlesMs: 60_000,
      send: async (request): Promise<StepSent> => {
        this.asked.push(
          `send ${request.ask ?? ''} ${request.stage.name} ${request.stage.run ?? ''}`.replaceAll(/ +/g, ' ').trim(),
        );
        if (request.ask) return { ok: true };
        const { id } = this.take(request);
        return { ok: true, run: { id, url: `https://ci.example/${id}` } };
      },
      find: async (request) => {
        this.asked.push(`find ${request.stage.name}`);
        const run = this.lookFor(request);
        return run ? { there: 'yes', run: { id: run.id } } : { there: 'no' };
      },
      status: async (request) => {
        this.asked.push(`status ${request.stage.run}`);
        const run = this.taken.find((r) => r.id === request.stage.run);
        return run ? { ok: true, ...this.progress(run) } : { ok: false, gone: true, why: 'it knows no such run' };
      },
      rehearse: async () => ({ would: [] }),
      hasSigned: () => false,
      ...more,
    };
  }
}
