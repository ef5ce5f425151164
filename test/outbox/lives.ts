import { cpSync } from 'node:fs';
import fc from 'fast-check';
import type { DeployTarget } from '../../src/deploy-targets/target.ts';
import type { Company } from '../../src/domain/company/company.ts';
import { one } from '../../src/domain/deciding/reads.ts';
import { GONOGO } from '../../src/domain/deciding/world.ts';
import { releases } from '../../src/domain/release/document.ts';
import { perform } from '../../src/door/perform.ts';
import { see } from '../../src/door/read-only.ts';
import type { Setting } from '../../src/door/setting.ts';
import type { ErrandKind } from '../../src/outbox/attempt.ts';
import { KINDS } from '../../src/outbox/kinds/index.ts';
import { SLACK_LIMITS } from '../../src/outbox/limits.ts';
import { Outbox } from '../../src/outbox/outbox.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import { COMPANY, PEOPLE, PLAN } from '../domain/given.ts';
import { tempDir } from '../support/temp.ts';
import { contextOf } from './little-context.ts';
import type { RealTarget, Report } from './real-targets.ts';

const SPEED = 1000;
const done: ErrandKind = { mark: false, call: () => ({ rule: 'free' }), attempt: async () => ({ done: true }) };

/** What can befall a call: the process is killed at that moment, the answer is lost, or the target refuses to be asked so often. */
export type Fate = 'killed before' | 'killed after' | 'lost' | 'lost before' | 'limited' | 'fine';
export const fates: fc.Arbitrary<Fate[]> = fc.array(
  fc.constantFrom<Fate>('killed before', 'killed after', 'lost', 'lost before', 'limited', 'fine', 'fine'),
  { maxLength: 12 },
);

/** More moments than any story takes. */
const ENDLESS = 5000;

class Killed extends Error {}

/** What happens besides. `company`: as its manifests are now; `does`: what people do at each moment, in every life; `isOver`: without it, once R-1 is through; `kills`: at which moments it is killed. */
export type Told = {
  company?: () => Company;
  does?: (setting: Setting) => Promise<void>;
  isOver?: (setting: Setting) => Promise<boolean>;
  kills?: readonly number[];
};

/** One life of Gonogo after the other on what was on the disk when the one before it was killed. */
export class Lives {
  now = Date.parse(PLAN.window.start);
  dir = tempDir();
  private killed = () => {};
  private ticks = 0;
  private readonly target: RealTarget;
  private readonly fates: Fate[];
  private readonly told: Told;
  private constructor(planned: Fate[], target: RealTarget, told: Told) {
    this.fates = [...planned];
    this.target = target;
    this.told = told;
  }
  static async of(
    planned: Fate[],
    make: (now: () => number) => RealTarget | Promise<RealTarget>,
    told: Told = {},
  ): Promise<Lives> {
    let lives: Lives | undefined;
    const target = await make(() => lives?.now ?? Date.parse(PLAN.window.start));
    lives = new Lives(planned, target, told);
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
      company: this.told.company ?? (() => COMPANY),
      people: () => PEOPLE,
      now: this.clock,
    };
    await prepare(setting);
    let dead = false;
    const port = this.port(() => dead);
    const context = contextOf(setting, { targets: { pipeline: port, other: port }, speed: SPEED });
    const kinds = Object.fromEntries(Object.keys(KINDS).map((name) => [name, done]));
    const box = new Outbox({
      store: setting.store,
      kinds: {
        ...kinds,
        deploy: KINDS.deploy.open(context),
        poll: KINDS.poll.open(context),
        ...(this.told.isOver && { timer: KINDS.timer.open(context) }),
      },
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
        await this.told.does?.(setting);
        if (this.told.kills?.includes(++this.ticks)) this.kill();
        if (this.ticks > ENDLESS) throw new Error('it never ends');
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
    if (this.told.isOver) return this.told.isOver(setting);
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
