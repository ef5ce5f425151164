import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type { SystemName } from '../../sandbox/fakes/systems.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { Story, TUESDAY } from './driver.ts';

type Shown = {
  systems: {
    name: string;
    runs: string;
    server: string;
    works: { id: string; about: string; state: string; isOver: boolean }[];
  }[];
};

/** The company of the sandbox's start, where GitHub Actions, GitLab, Jenkins and Argo CD deploy a service each, and each of them can misbehave. */
const SERVICES = { github: 'loyalty', gitlab: 'reports', jenkins: 'pricing', argo: 'catalogue' } as const;
let sandbox: Sandbox;
let s: Story;
let at = Date.parse(TUESDAY);

beforeAll(async () => {
  const clock = { at: TUESDAY, runs: false };
  sandbox = await startSandbox({ guided: true, speed: 50, clock, stepMs: 15, logLevel: 'silent' });
  s = new Story(sandbox);
});
afterAll(() => sandbox?.stop());

async function passes(seconds: number): Promise<void> {
  at += seconds * 1000;
  await s.timeIs(new Date(at).toISOString());
}
const turns = (system: SystemName, dials: object) => s.post<Shown>('systems', { system, ...dials });
const works = async (system: SystemName) =>
  (await s.get<Shown>('systems')).systems.find(({ name }) => name === system)?.works ?? [];
const runsOf = async (system: SystemName, version: string) =>
  (await works(system)).filter(({ about }) => about.includes(version)).length;
const reads = async (words: string) => (await s.transcript('releases')).filter((line) => line.includes(words));
/** Looks at steps come due as the time goes on. */
async function until(words: string | RegExp, seconds = 10): Promise<void> {
  await s.eventually(`to read ${words}`, async () => {
    const shown = await s.transcript('releases');
    if (shown.some((line) => (typeof words === 'string' ? line.includes(words) : words.test(line)))) return true;
    await passes(seconds);
    return false;
  });
}

/** A release of a system's service whose first step has been begun. */
async function begun(system: SystemName, version: string): Promise<string> {
  onTestFailed(async () => console.error(await s.everything()));
  const maya = s.person('maya');
  const id = await maya.plans(`${SERVICES[system]} ${version} in 1 minute to preview because it is tried`);
  await maya.types(`vote ${id}`);
  await maya.types(`go ${id}`);
  await passes(60);
  await s.sees('releases', `Ready to deploy: ${SERVICES[system]} ${version}`);
  await maya.clicks('Deploy eu…', { message: id });
  return id;
}

const ALL = ['github', 'gitlab', 'jenkins', 'argo'] as const;

test.each(ALL)('through %s a release is live in both regions; a run that fails ends it', async (system) => {
  const service = SERVICES[system];
  await begun(system, '2.0');
  await until(`*Live* · *${service} 2.0`);
  expect(await works(system)).toHaveLength(2);
  await turns(system, { runs: 'fail', times: 1 });
  await begun(system, '2.1');
  await until(`*Failed* · *${service} 2.1`);
  expect((await works(system)).filter(({ state }) => /fail/i.test(state))).toHaveLength(1);
});

test.each(ALL)(
  '%s takes a step and its answer is lost, then its token expires in the middle: one run a region',
  async (system) => {
    const service = SERVICES[system];
    await turns(system, { server: 'lost', runs: 'silent' });
    const id = await begun(system, '2.2');
    await s.eventually('the run', async () => (await runsOf(system, '2.2')) === 1);
    await turns(system, { server: 'well' });
    await until(new RegExp(`\`${id}\`[\\s\\S]*its run`), 30);
    await turns(system, { server: 'expired', runs: 'succeed' });
    await until(`How far step eu of ${service} 2.2`, 30);
    expect((await reads(`How far step eu of ${service} 2.2`)).join()).toMatch(
      /refuses the credentials \(401.*renew them.*I keep looking/,
    );
    expect(await runsOf(system, '2.2')).toBe(1);
    await turns(system, { server: 'well' });
    const run = (await works(system)).find(({ isOver }) => !isOver);
    await turns(system, { run: run?.id, well: true });
    await until(`*Live* · *${service} 2.2`, 30);
    expect(await runsOf(system, '2.2')).toBe(2);
    expect(await reads(`How far step eu of ${service} 2.2`)).toHaveLength(1);
  },
);

test.each(['500', 'html'])(
  'a server that answers nothing of use (%s): nothing runs there, and the step says so',
  async (server) => {
    await turns('gitlab', { server });
    await begun('gitlab', `3.${server.length}`);
    await until(`*Failed* · *reports 3.${server.length}`, 60);
    await turns('gitlab', { server: 'well' });
    expect(await runsOf('gitlab', `3.${server.length}`)).toBe(0);
  },
);

test('a deploy freeze of GitLab begins between two regions: the next one is held by its name, and begins when it is over', async () => {
  const again = async () => {
    await s.faults({ app: 'kill' });
    await s.faults({ app: 'start' });
  };
  /** `30 14 3 3 *`, so many minutes from now in India, whose hours begin at half past ours. */
  const cronIn = (minutes: number) => {
    const india = new Date(at + (minutes + 330) * 60_000);
    return `${india.getUTCMinutes()} ${india.getUTCHours()} ${india.getUTCDate()} ${india.getUTCMonth() + 1} *`;
  };
  const [freeze_start, freeze_end] = [cronIn(5), cronIn(35)];
  await s.post('systems', { freezes: [{ freeze_start, freeze_end, cron_timezone: 'Asia/Kolkata' }] });
  await again();
  await turns('gitlab', { runs: 'silent', times: 1 });
  const id = await begun('gitlab', '4.0');
  await s.eventually('the run', async () => (await runsOf('gitlab', '4.0')) === 1);
  await passes(300);
  const [run] = await works('gitlab');
  await turns('gitlab', { run: run?.id, well: true });
  await until(/The next step waits: frozen by gitlab harbor\/checkout \(\d+\)/);
  await again();
  await s.person('maya').types(`deploy ${id}`);
  await s
    .person('maya')
    .isTold(/frozen by gitlab harbor\/checkout \(\d+\) until .* \(a deploy freeze of harbor\/checkout\)/);
  expect(await runsOf('gitlab', '4.0')).toBe(1);
  await passes(1800);
  await s.sees('releases', /The freeze “gitlab harbor\/checkout \(\d+\)” is over/);
  expect((await s.sees('releases', '○ us waiting')).buttons).toContain('Deploy us…');
  await s.person('maya').clicks('Deploy us…', { message: id });
  await until('*Live* · *reports 4.0');
  expect(await runsOf('gitlab', '4.0')).toBe(2);
});
