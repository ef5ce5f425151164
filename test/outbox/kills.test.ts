import { cpSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeployTarget } from '../../src/deploy-targets/target.ts';
import { one } from '../../src/domain/deciding/reads.ts';
import { GONOGO } from '../../src/domain/deciding/world.ts';
import type { Command } from '../../src/domain/index.ts';
import { releases } from '../../src/domain/release/document.ts';
import { perform } from '../../src/door/perform.ts';
import { see } from '../../src/door/read-only.ts';
import type { Setting } from '../../src/door/setting.ts';
import type { ErrandKind } from '../../src/outbox/attempt.ts';
import { KINDS } from '../../src/outbox/kinds/index.ts';
import { SLACK_LIMITS } from '../../src/outbox/limits.ts';
import { Outbox } from '../../src/outbox/outbox.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { COMPANY, go, PEOPLE, PLAN } from '../domain/given.ts';
import { tempDir } from '../support/temp.ts';
import { contextOf } from './little-context.ts';
import { LittleTarget } from './little-target.ts';
import { REAL_TARGETS, type RealTarget, type Report } from './real-targets.ts';

const SPEED = 1000;
const done: ErrandKind = { mark: false, call: () => ({ rule: 'free' }), attempt: async () => ({ done: true }) };

/** What can befall a call: the process is killed at that moment, the answer is lost, or the target refuses to be asked so often. */
type Fate = 'killed before' | 'killed after' | 'lost' | 'lost before' | 'limited' | 'fine';
const fates: fc.Arbitrary<Fate[]> = fc.array(
  fc.constantFrom<Fate>('killed before', 'killed after', 'lost', 'lost before', 'limited', 'fine', 'fine'),
  { maxLength: 12 },
);

class Killed extends Error {}

/** One life of Gonogo after the other on what was on the disk when the one before it was killed. */
class Lives {
  now = Date.parse(PLAN.window.start);
  dir = tempDir();
  private killed = () => {};
  private readonly target: RealTarget;
  private readonly fates: Fate[];
  private constructor(planned: Fate[], target: RealTarget) {
    this.fates = [...planned];
    this.target = target;
  }
  static async of(planned: Fate[], make: (now: () => number) => RealTarget | Promise<RealTarget>): Promise<Lives> {
    let lives: Lives | undefined;
    const target = await make(() => lives?.now ?? Date.parse(PLAN.window.start));
    lives = new Lives(planned, target);
    return lives;
  }
  steps = () => this.target.steps();
  clock = () => new Date(this.now).toISOString();

  /** A call that a fate befalls; `act` is what it does at the target. */
  private async befallen<T>(act: () => Promise<T>, failed: (maybe: boolean) => T, isDead: () => boolean): Promise<T> {
    if (isDead()) throw new Killed();
    const fate = this.fates.shift() ?? 'fine';
    if (fate === 'killed before') this.kill();
    if (fate === 'lost before') return failed(true);
    if (fate === 'limited') return failed(false);
    const answer = await act();
    if (fate === 'killed after') this.kill();
    return fate === 'lost' ? failed(true) : answer;
  }
  /** What is on the disk is all that is left. */
  private kill(): never {
    const next = tempDir();
    cpSync(this.dir, next, { recursive: true });
    this.dir = next;
    this.killed();
    throw new Killed();
  }
  private port(isDead: () => boolean): DeployTarget {
    const { send, find, status, ...rest } = this.target.port;
    const failed = (maybe: boolean) =>
      ({
        ok: false,
        final: false,
        ...(maybe && { unclear: true as const }),
        why: 'no answer',
        retryAfterMs: 10,
      }) as const;
    return {
      ...rest,
      attempts: 1000,
      send: (r) => this.befallen(() => send(r), failed, isDead),
      ...(find && {
        find: (r) =>
          this.befallen(
            () => find(r),
            () => ({ there: 'unknown', final: false, why: 'no answer' }),
            isDead,
          ),
      }),
      ...(status && { status: (r) => this.befallen(() => status(r), failed, isDead) }),
    };
  }

  /** Lives until it is killed, or nothing is left to do. */
  async live(prepare: (setting: Setting) => Promise<void> = async () => {}): Promise<'killed' | 'over'> {
    const stores = await openLowdb(this.dir);
    const setting: Setting = {
      store: stores.of('T1'),
      workspace: 'T1',
      company: () => COMPANY,
      people: () => PEOPLE,
      now: this.clock,
    };
    await prepare(setting);
    let dead = false;
    const context = contextOf(setting, { targets: { pipeline: this.port(() => dead) }, speed: SPEED });
    const kinds = Object.fromEntries(Object.keys(KINDS).map((name) => [name, done]));
    const box = new Outbox({
      store: setting.store,
      kinds: { ...kinds, deploy: KINDS.deploy.open(context), poll: KINDS.poll.open(context) },
      limits: { ...SLACK_LIMITS, speed: SPEED },
      now: this.clock,
      random: () => 0.5,
      log: () => {},
    });
    const dying = new Promise<'killed'>((died) => {
      this.killed = () => {
        dead = true;
        // Nothing of this life reaches anything any more.
        void box.stop();
        died('killed');
      };
    });
    box.start();
    const living = async (): Promise<'over'> => {
      while (!dead && !(await this.isOver(setting))) {
        this.now += 5000;
        this.target.work();
        for (const report of this.target.reports()) await heard(setting, report);
        box.tick();
        await new Promise((soon) => setTimeout(soon, 1));
      }
      return 'over';
    };
    const end = await Promise.race([dying, living()]);
    await box.stop();
    await stores.close();
    return end;
  }
  private async isOver(setting: Setting): Promise<boolean> {
    const { release } = await see(setting, { release: one(releases, 'R-1') });
    return release?.status === 'completed' || release?.status === 'failed';
  }
}

const heard = (setting: Setting, { deployId, stage }: Report) =>
  perform(
    setting,
    { type: 'ReportStage', release: 'R-1', deployId, stage, status: 'succeeded', n: 1, message: '' },
    { actor: GONOGO, via: 'pipeline' },
  );

const started = async (setting: Setting) => {
  const does = async (by: string, command: Command) =>
    expect((await perform(setting, command, { actor: { id: by }, via: 'test' })).ok).toBe(true);
  await does('UMANAGER', { ...PLAN, items: [{ service: 'api', version: '4.2' }] });
  await does('UMANAGER', { type: 'OpenVote', release: 'R-1' });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) await does(voter, go);
  await does('UMANAGER', { type: 'StartDeploy', release: 'R-1' });
};

/** What was deployed, in as many lives as it took. */
async function lived(planned: Fate[], make: Parameters<typeof Lives.of>[1]): Promise<string[]> {
  const lives = await Lives.of(planned, make);
  let end = await lives.live(started);
  while (end === 'killed') end = await lives.live();
  return lives.steps();
}

/** As many ways to die for each kind of target; some seconds. */
const RUNS = 8;

test('whatever is killed or lost when, a step is deployed exactly once', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fates, fc.constantFrom(0, 20_000), async (planned, delayMs) => {
      expect(
        await lived(planned, (now) => {
          const target = Object.assign(new LittleTarget(now), { delayMs });
          const steps = () => target.taken.map((r) => r.request.stage.name);
          return { port: target.port(), steps, work: () => {}, reports: () => [] };
        }),
      ).toEqual(['eu', 'us']);
    }),
    { numRuns: 100, seed: 13 },
  );
});

test.each(Object.entries(REAL_TARGETS))(
  '%s: whatever is killed or lost when, a step is deployed there exactly once',
  { timeout: 240_000 },
  async (_, make) => {
    await fc.assert(
      fc.asyncProperty(fates, async (planned) => {
        expect(await lived(planned, make)).toEqual(['eu', 'us']);
      }),
      { numRuns: RUNS, seed: 13 },
    );
  },
);
