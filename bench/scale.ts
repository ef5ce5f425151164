import type { Company } from '../src/domain/company/company.ts';
import type { People } from '../src/domain/company/people.ts';
import { GONOGO } from '../src/domain/deciding/world.ts';
import { type Command, DOCUMENTS } from '../src/domain/index.ts';
import { perform } from '../src/door/perform.ts';
import type { Setting } from '../src/door/setting.ts';
import type { Json } from '../src/store/store.ts';
import { median, type Row, row } from './support.ts';
import { openUnsynced } from './unsynced.ts';

const START = Date.parse('2026-03-03T09:00:00.000Z');
const YEAR = 365 * 86_400_000;
const at = (ms: number) => new Date(START + ms).toISOString();
const VOTERS = 60;
const voter = (n: number) => `U${n % VOTERS}`;
const service = (n: number) => `service-${n}`;

const people: People = {
  roles: { voter: Array.from({ length: VOTERS }, (_, n) => voter(n)), manager: ['UM'] },
  deactivated: [],
};
const companyOf = (services: number): Company => ({
  name: 'Bench',
  zone: 'Europe/Berlin',
  services: Array.from({ length: services }, (_, n) => ({ name: service(n), about: '', dependsOn: [] })),
  strategies: [],
  health: [],
  environments: [{ name: 'production', regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 600 }],
  roles: [
    { name: 'manager', title: 'Manager', members: [], actions: ['plan', 'open-vote', 'deploy', 'cancel', 'override'] },
    { name: 'voter', title: 'Voter', members: [], actions: [] },
  ],
  policies: [
    {
      name: 'all',
      environments: ['production'],
      rules: [{ role: 'voter', need: VOTERS, veto: false }],
      authorCounts: true,
      closesBeforeMinutes: 0,
      remindBeforeMinutes: 0,
    },
  ],
  freezes: [],
  windows: [],
  deadlines: [],
  trains: [],
  templates: [],
  holidays: {},
  audiences: [],
});

/** A workspace with so many open releases over a year, and so many services of 500 commits each. */
async function workspace(open: number, services: number) {
  const store = await openUnsynced();
  let now = at(0);
  const company = companyOf(services);
  const setting: Setting = { store, workspace: 'T1', company: () => company, people: () => people, now: () => now };
  const ask = async (command: Command, id = 'UM') => {
    const outcome = await perform(setting, command, {
      actor: id === 'gonogo' ? GONOGO : { id },
      via: 'bench',
      cause: 'bench',
    });
    if (!outcome.ok) throw new Error(`${command.type}: ${JSON.stringify(outcome.refusal)}`);
  };
  for (let n = 0; n < services; n++) {
    const commits = Array.from({ length: 500 }, (_, c) => ({ sha: `c${c}abcdef`, title: `change ${c}`, by: `UC${c}` }));
    await ask({ type: 'RegisterBuild', service: service(n), version: '1', commit: 'abcdef0', commits }, 'gonogo');
  }
  const put = Array.from({ length: open }, (_, n) => {
    const start = ((n + 1) / open) * YEAR;
    const value = {
      v: DOCUMENTS.release.form,
      id: `R-9${n}`,
      items: [{ service: service(n % services), version: '2' }],
      environment: 'production',
      change: 'normal',
      window: { start: at(start), end: at(start + 3_600_000), zone: 'Europe/Berlin' },
      why: 'bench',
      customers: '',
      owner: 'UM',
      plannedAt: at(0),
      round: 0,
      runs: 0,
      status: 'planned',
    } as Json;
    return { key: `release/R-9${n}`, value, lists: [...DOCUMENTS.release.lists(DOCUMENTS.release.read(value))] };
  });
  await store.commit({ at: now, put });
  // Two days from now, so that nothing of the year collides with them but what is planned then.
  const window = { start: at(2 * 86_400_000), end: at(2 * 86_400_000 + 3_600_000), zone: 'Europe/Berlin' };
  const plan = (version: string): Command => ({
    type: 'PlanRelease',
    items: [{ service: service(0), version }],
    environment: 'production',
    change: 'normal',
    window,
    why: 'bench',
    customers: '',
  });
  await ask(plan('3'));
  await ask({ type: 'OpenVote', release: 'R-1' });
  await ask(plan('4'));
  await ask({ type: 'OverrideChecks', release: 'R-2', why: 'bench' });
  const before = now;
  now = window.start;
  await ask({ type: 'StartDeploy', release: 'R-2' });
  now = before;
  let n = 0;
  return {
    vote: () => {
      n += 1;
      // One never answers, and each says something new: every vote is a change, and none is the last.
      const answer = n % 2 ? ('abstain' as const) : ('go' as const);
      return ask({ type: 'CastBallot', release: 'R-1', vote: 'R-1/v1', answer, why: `${n}` }, voter(n % (VOTERS - 1)));
    },
    report: () => {
      n += 1;
      return ask(
        {
          type: 'ReportStage',
          release: 'R-2',
          deployId: 'R-2-1',
          stage: 'eu',
          status: 'running',
          n,
          percent: n % 100,
          message: '',
        },
        'gonogo',
      );
    },
    plan: () => {
      n += 1;
      // Weeks of their own, so that what was planned here does not make the next one dearer.
      const start = 40 * 86_400_000 + (n % 300) * 86_400_000;
      return ask({
        ...plan(`5.${n}`),
        type: 'PlanRelease',
        window: { start: at(start), end: at(start + 3_600_000), zone: 'Europe/Berlin' },
      } as Command);
    },
    close: () => store.close(),
  };
}

const ROUNDS = 5;
const EACH = 120;

/** What a decision costs where there is much and where there is little, in turn. */
export async function scaleBench(): Promise<Row[]> {
  const small = await workspace(20, 10);
  const large = await workspace(2000, 300);
  const took = async (work: () => Promise<void>) => {
    const times: number[] = [];
    for (let i = 0; i < EACH; i++) {
      const before = performance.now();
      await work();
      times.push(performance.now() - before);
    }
    return median(times);
  };
  const rows: Row[] = [];
  for (const what of ['vote', 'report', 'plan'] as const) {
    const ratios: number[] = [];
    const seen: number[] = [];
    await took(small[what]);
    await took(large[what]);
    for (let round = 0; round < ROUNDS; round++) {
      const [a, b] = [await took(small[what]), await took(large[what])];
      ratios.push(b / a);
      seen.push(b);
    }
    const ratio = median(ratios);
    rows.push(
      row(
        `a ${what} with 2,000 open releases over a year and 300 services of 500 commits, against 20 and 10`,
        `${ratio.toFixed(2)} times (${median(seen).toFixed(2)} ms)`,
        'at most 1.2',
        ratio <= 1.2,
      ),
    );
  }
  await small.close();
  await large.close();
  return rows;
}
