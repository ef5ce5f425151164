import type { Webhook } from 'standardwebhooks';

/** How a run of the pipeline goes, as it can be told. */
export const BEHAVIOURS = [
  'succeed',
  'fail',
  'fail-back',
  'manual',
  'silent',
  'refuse',
  'html',
  'empty',
  'slow',
  'unavailable',
  'hang',
  'contradict',
] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

/** What is used of a step as it is sent. */
export type Deploy = {
  action: string;
  deployId: string;
  stage: string;
  region: string;
  callbackUrl: string;
  services: unknown[];
};

/** Which way the runs go that end badly so; all of them, where nothing stands here. */
const WAY: Partial<Record<Behaviour, string>> = { fail: 'deploy', 'fail-back': 'rollback' };

/** Whether a run goes as it was told; others succeed. `region`: only there. */
export const concerns = (how: Behaviour, region: string | undefined, { action, region: there }: Deploy): boolean =>
  (WAY[how] ?? action) === action && (region ?? there) === there;

const stepOf = ({ deployId, stage }: Deploy) => `${deployId}/${stage}`;

/** Runs that work for a while and report back. `stepMs`: how long a part of a step takes. */
export class Runs {
  stepMs: number;
  private readonly signer: Webhook;
  private readonly paused = new Set<string>();
  private readonly stopped = new Set<string>();
  constructor(signer: Webhook, stepMs: number) {
    this.signer = signer;
    this.stepMs = stepMs;
  }

  /** Whether something is asked of a run that there is already; then that is done. */
  asked(body: Deploy): boolean {
    if (body.action === 'pause') this.paused.add(stepOf(body));
    if (body.action === 'resume') this.paused.delete(stepOf(body));
    if (body.action === 'stop') this.stopped.add(stepOf(body));
    return ['pause', 'resume', 'stop'].includes(body.action);
  }

  forget(): void {
    this.paused.clear();
    this.stopped.clear();
  }

  async run(body: Deploy, how: Behaviour): Promise<void> {
    if (how === 'manual' || how === 'silent') return;
    let n = 0;
    const tell = (status: string, more: Record<string, unknown> = {}) =>
      this.report(body, { status, n: ++n, ...more }, PATIENT);
    await tell('accepted', { percent: 0 });
    for (const percent of [25, 60]) {
      await this.work(body);
      if (this.stopped.has(stepOf(body))) return void (await tell('failed', { message: 'stopped, as it was asked' }));
      await tell('running', { percent, message: `${percent} % of the instances are new` });
    }
    await this.work(body);
    const failing = how in WAY;
    await (failing
      ? tell('failed', { message: 'health check: errors 2.4 %, limit 1 %' })
      : tell('succeeded', { percent: 100 }));
    if (how === 'contradict') await tell('failed', { message: 'second thoughts' });
  }

  report({ callbackUrl, deployId, stage }: Deploy, what: Record<string, unknown>, tries = TRIES) {
    const id = `msg_${deployId}_${stage}_${String(what.n)}`;
    return this.send(callbackUrl, id, { deployId, stage, url: runOf(deployId, stage), ...what }, tries);
  }

  /** Signed, and repeated until Gonogo has taken it, so many times at most. */
  async send(
    to: string,
    id: string,
    what: Record<string, unknown>,
    tries = TRIES,
  ): Promise<{ status: number; answer: string }> {
    const body = JSON.stringify(what);
    for (let attempt = 1; ; attempt++) {
      const at = new Date();
      const headers = {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': this.signer.sign(id, at, body),
      };
      const answer = await fetch(to, { method: 'POST', body, headers, signal: AbortSignal.timeout(5000) }).then(
        async (r) => ({ status: r.status, answer: await r.text() }),
        (error) => ({ status: 503, answer: String(error) }),
      );
      if (answer.status < 500 || attempt >= tries) return answer;
      await new Promise((again) => setTimeout(again, Math.min(1000, 50 * attempt)));
    }
  }

  /** A part of a step's work; a paused step stays where it is. */
  private async work(body: Deploy): Promise<void> {
    do await new Promise((go) => setTimeout(go, this.stepMs));
    while (this.paused.has(stepOf(body)));
  }
}

/** What somebody sends is answered soon; what a run has to say outlives a restart of Gonogo by some five minutes. */
const TRIES = 8;
const PATIENT = 300;

/** Where people could look at a run of it. */
const runOf = (deployId: string, stage: string) =>
  `https://ci.harbor.example/runs/${deployId}/${encodeURIComponent(stage)}`;
