import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Company } from '../src/domain/company/company.ts';
import type { HealthPlan, HealthRule, RuleOf } from '../src/domain/company/health.ts';
import { GONOGO } from '../src/domain/deciding/world.ts';
import { watches } from '../src/domain/health/document.ts';
import { watchId } from '../src/domain/health/watch.ts';
import type { Command } from '../src/domain/index.ts';
import * as strategies from '../src/domain/strategy/index.ts';
import { perform } from '../src/door/perform.ts';
import type { Setting } from '../src/door/setting.ts';
import { openOutbox } from '../src/outbox/index.ts';
import { SLACK_LIMITS } from '../src/outbox/limits.ts';
import { prometheus } from '../src/signals/index.ts';
import { openMeasurer } from '../src/signals/measurer.ts';
import { openLowdb } from '../src/store/lowdb/index.ts';
import { company as other } from './calendar-company.ts';
import { noSlack } from './no-slack.ts';
import { child, median, ms, type Row, row, scratch } from './support.ts';

const SERVICES = Array.from({ length: 20 }, (_, n) => `service-${n}`);
const RULES = 10;
const EVERY_SECONDS = 15;
const LOOKS = 20;
const STEP = { release: 'R-1', rollout: 'R-1-1', stage: 'eu 100 %' };

const patience = { consecutiveFailureLimit: 1, unknownLimit: 3, recoverAfter: 2, critical: true };
const against = { from: ['stable' as const], hours: 1, weeks: 1 };
const errors = (n: number): RuleOf<'errors'> => ({
  ...{ kind: 'errors', name: `errors ${n}`, source: 'metrics', minimum: 50, ...patience },
  errors: `sum(increase(errors{version="{{version}}",part="${n}"}[{{window}}]))`,
  of: `sum(increase(requests{version="{{version}}",part="${n}"}[{{window}}]))`,
  against: { ...against, margin: 1 },
});
const latency = (n: number): RuleOf<'shift'> => ({
  ...{ kind: 'shift', name: `p95 ${n}`, source: 'metrics', unit: 'ms', worse: 'higher', ratio: 1.2, ...patience },
  ...{ stepSeconds: EVERY_SECONDS, least: 0, minimum: 5, against },
  points: `p95{version="{{version}}",part="${n}"}`,
});
const rules = Array.from({ length: RULES }, (_, n): HealthRule => (n % 5 === 4 ? latency(n) : errors(n)));
const plan: HealthPlan = {
  ...{ name: 'all', scope: { services: [], environments: [] }, everySeconds: EVERY_SECONDS, graceSeconds: 0 },
  ...{ lagSeconds: 5, soakMinutes: 60, rules, onUnhealthy: 'ask', onUnknown: { minutes: 30 }, dry: false },
};
const canary = {
  name: 'careful',
  ...strategies.canary.make({ percents: [100], soakMinutes: 60, promotion: 'health' }),
};
const company: Company = {
  ...other,
  freezes: [],
  services: SERVICES.map((name) => ({ name, about: '', dependsOn: [] })),
  environments: other.environments.map((e) => ({ ...e, strategy: canary.name })),
  strategies: [canary],
  health: [plan],
};

const START = Date.parse('2026-03-03T12:00:00.000Z');
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();

/** One release of 20 services whose step is verified by ten rules each, every 15 s: asked, judged and kept; the clock is set by hand. */
export async function healthBench(): Promise<Row[]> {
  const metrics = await child('metrics-server.ts', []);
  const store = (await openLowdb(scratch())).of('T1');
  let now = at(0);
  const people = () => ({ roles: {}, deactivated: [] });
  const setting: Setting = { store, workspace: 'T1', company: () => company, people, now: () => now };
  await deployed(setting);
  const server = { type: 'prometheus', url: metrics.said, allowPrivate: true, timeoutSeconds: 5 };
  const outbox = openOutbox({
    setting,
    measurer: openMeasurer({ metrics: prometheus.prepare(server, () => '')({}) }),
    ...{ slack: noSlack, targets: {}, pagers: {}, versions: {}, repositories: [], trackers: new Map() },
    ...{ personOf: () => undefined, draw: async () => ({ ok: false, why: 'nothing is drawn' }) },
    ...{ limits: SLACK_LIMITS, random: () => 0.5, log: () => {} },
  });
  outbox.start();
  await outbox.idle();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const stalls: number[] = [];
  delay.enable();
  for (let look = 1; look <= LOOKS; look++) {
    now = at(EVERY_SECONDS * (look + 1) + 5);
    delay.reset();
    outbox.tick();
    await outbox.idle();
    stalls.push(delay.max / 1e6);
  }
  delay.disable();
  const { most = 0, asked = 0 } = await metrics.ask('most');
  const doc = await store.get(watches.key(watchId({ ...STEP, service: SERVICES[0] ?? '' })));
  const looked = doc ? watches.read(doc.value).lookedTo : '';
  await outbox.stop();
  await store.close();
  await metrics.stop();
  if (looked < at(EVERY_SECONDS * LOOKS)) throw new Error(`looked to ${looked} only`);
  // The first look of a process compiles what it runs: it is told beside the others.
  const [first = 0, ...later] = stalls;
  const longest = Math.max(...later);
  return [
    row(
      `longest stall of the loop while ${SERVICES.length * RULES} health rules are judged every ${EVERY_SECONDS} s, ${LOOKS} times`,
      `${ms(longest)}, at the median look ${ms(median(stalls))}; the first look of a process ${ms(first)} (${asked} questions)`,
      'at most 25 ms',
      longest <= 25,
    ),
    row('the most questions that were open at once', `${most}`, 'at most 20', most <= 20),
  ];
}

/** R-1 brought all services to their only region, and the watches of its step have begun. */
async function deployed(setting: Setting): Promise<void> {
  const ask = async (command: Command) => {
    const outcome = await perform(setting, command, { actor: GONOGO, via: 'bench' });
    if (!outcome.ok) throw new Error(`${command.type}: ${JSON.stringify(outcome.refusal)}`);
  };
  const items = SERVICES.map((service) => ({ service, version: '2' }));
  const window = { start: at(0), end: at(7200), zone: 'Europe/Berlin' };
  const about = { environment: 'production', change: 'normal', window, why: 'bench', customers: '' } as const;
  await ask({ type: 'PlanRelease', items, ...about });
  await ask({ type: 'OverrideChecks', release: 'R-1', why: 'bench' });
  await ask({ type: 'StartDeploy', release: 'R-1' });
  const { release, rollout: deployId, stage } = STEP;
  const done = { status: 'succeeded', n: 1, message: '' } as const;
  await ask({ type: 'ReportStage', release, deployId, stage, ...done });
  await ask({ type: 'BeginWatch', ...STEP, began: at(0) });
}
