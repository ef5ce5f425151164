import { setTimeout } from 'node:timers/promises';
import { one } from '../src/domain/deciding/reads.ts';
import { GONOGO } from '../src/domain/deciding/world.ts';
import type { Command } from '../src/domain/index.ts';
import { releases } from '../src/domain/release/document.ts';
import { isOver, rolloutOf } from '../src/domain/release/release.ts';
import { perform } from '../src/door/perform.ts';
import { see } from '../src/door/read-only.ts';
import type { Setting } from '../src/door/setting.ts';

const REPORTS = [10, 30, 50, 70, 90];
const BETWEEN_MS = 100;

/** Plans a release of everything to production and deploys it, step by step: each step tells five times how far it is. Resolves with how many steps were done. */
export async function rollOut(setting: Setting): Promise<number> {
  const ask = async (command: Command) => {
    const outcome = await perform(setting, command, { actor: GONOGO, via: 'bench' });
    if (!outcome.ok) throw new Error(`${command.type}: ${JSON.stringify(outcome.refusal)}`);
  };
  const now = Date.now();
  const window = {
    start: new Date(now).toISOString(),
    end: new Date(now + 8 * 3_600_000).toISOString(),
    zone: 'Europe/Berlin',
  };
  const items = setting.company().services.map(({ name }) => ({ service: name, version: '5.0.0' }));
  const release = 'R-1';
  const about = { environment: 'production', change: 'normal', window, why: 'bench', customers: '' } as const;
  await ask({ type: 'PlanRelease', items, ...about });
  await ask({ type: 'OverrideChecks', release, why: 'bench' });
  await ask({ type: 'StartDeploy', release });
  for (let done = 0; ; ) {
    const { found } = await see(setting, { found: one(releases, release) });
    if (!found || isOver(found)) return done;
    const rollout = rolloutOf(found);
    const stage = rollout?.stages.find((s) => s.state === 'running');
    if (!rollout || !stage) {
      await setTimeout(20);
      continue;
    }
    const report = { type: 'ReportStage', release, deployId: rollout.id, stage: stage.name } as const;
    for (const [n, percent] of REPORTS.entries()) {
      await ask({ ...report, status: 'running', n: stage.n + n + 1, percent, message: '' });
      await setTimeout(BETWEEN_MS);
    }
    await ask({ ...report, status: 'succeeded', n: stage.n + REPORTS.length + 1, message: '' });
    done += 1;
  }
}
