import type { DeployTarget } from '../../src/deploy-targets/target.ts';
import type { Pipeline } from '../../src/domain/company/pipelines.ts';
import { one } from '../../src/domain/deciding/reads.ts';
import { environments } from '../../src/domain/environment/document.ts';
import type { Command } from '../../src/domain/index.ts';
import { releases } from '../../src/domain/release/document.ts';
import { rolloutOf } from '../../src/domain/release/release.ts';
import { perform } from '../../src/door/perform.ts';
import { see } from '../../src/door/read-only.ts';
import type { ErrandKind } from '../../src/outbox/attempt.ts';
import { KINDS } from '../../src/outbox/kinds/index.ts';
import { SLACK_LIMITS } from '../../src/outbox/limits.ts';
import { Outbox } from '../../src/outbox/outbox.ts';
import { COMPANY, go, PLAN } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';
import { contextOf } from './little-context.ts';
import { LittleTarget } from './little-target.ts';

const SPEED = 1000;

/** A release whose first step has just been started, the errands of its steps, and the target they go to. `pipelines`: what its company knows of that. */
export async function started(
  more: (target: LittleTarget) => Partial<DeployTarget> = () => ({}),
  pipelines: Pipeline[] = [],
) {
  let now = Date.parse(PLAN.window.start);
  const clock = () => new Date(now).toISOString();
  const setting = await openSetting({ now: clock, company: () => ({ ...COMPANY, pipelines }) });
  const target = new LittleTarget(() => now);
  const does = async (by: string, command: Command) => {
    const outcome = await perform(setting, command, { actor: { id: by }, via: 'test' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome;
  };
  await does('UMANAGER', PLAN);
  await does('UMANAGER', { type: 'OpenVote', release: 'R-1' });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) await does(voter, go);
  await does('UMANAGER', { type: 'StartDeploy', release: 'R-1' });
  const notes: string[] = [];
  const targets = { pipeline: target.port(more(target)) };
  const context = contextOf(setting, { targets, speed: SPEED });
  const done: ErrandKind = { mark: false, call: () => ({ rule: 'free' }), attempt: async () => ({ done: true }) };
  const kinds: Record<string, ErrandKind> = Object.fromEntries(Object.keys(KINDS).map((name) => [name, done]));
  const note: ErrandKind = {
    ...done,
    attempt: async ({ data }) => {
      notes.push(JSON.stringify(data));
      return { done: true };
    },
  };
  for (const name of ['deploy', 'poll', 'record', 'stop'] as const) kinds[name] = KINDS[name].open(context);
  const box = new Outbox({
    store: setting.store,
    kinds: { ...kinds, note },
    limits: { ...SLACK_LIMITS, speed: SPEED },
    now: clock,
    random: () => 0.5,
    log: () => {},
  });
  box.start();
  const release = async () => (await see(setting, { release: one(releases, 'R-1') })).release;
  const stages = async () => {
    const found = await release();
    return (found && rolloutOf(found)?.stages) ?? [];
  };
  return {
    target,
    does,
    stages,
    release,
    notes,
    box,
    /** Time passes, in steps of some seconds, until something is so. */
    async until(so: () => boolean | Promise<boolean>, seconds = 5) {
      for (let looks = 0; looks < 400; looks++) {
        if (await so()) return;
        now += seconds * 1000;
        box.tick();
        // What this leads to happens before time goes on.
        for (let rounds = 0; rounds < 2; rounds++) {
          await new Promise((soon) => setTimeout(soon, 1));
          await setting.store.settled();
        }
      }
      throw new Error('it never came about');
    },
    async doubt() {
      const { found } = await see(setting, { found: one(environments, 'production') });
      return JSON.stringify(found).includes('"doubt"');
    },
  };
}
