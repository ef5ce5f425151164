import { homeBlocks } from '../src/cards/home.ts';
import { myTurnCard } from '../src/cards/turn.ts';
import type { Company } from '../src/domain/company/company.ts';
import type { EverythingOpen } from '../src/domain/everything-open.ts';
import type { Freeze } from '../src/domain/freeze/freeze.ts';
import type { Release } from '../src/domain/release/release.ts';
import { company as base, freezes, releases } from './calendar-company.ts';
import { median, ms, type Row, row } from './support.ts';

const rule = { at: '12:00', remindHours: 24, cutOff: false, gate: true, scope: { services: [], environments: [] } };
const company: Company = {
  ...base,
  roles: [{ name: 'manager', title: 'Release manager', members: [], actions: ['deploy', 'cancel', 'freeze'] }],
  deadlines: [
    { ...rule, name: 'notes', title: 'Notes', before: { count: 2, unit: 'business days' }, owes: 'owner' },
    { ...rule, name: 'tests', title: 'Tests', before: { count: 1, unit: 'days' }, owes: 'manager' },
  ],
};

/** Every other of so many open releases is approved. */
function open(count: number): Release[] {
  return releases(count).map((r, n) => {
    const { status: _, ...planned } = r;
    return n % 2 === 0
      ? { ...planned, status: 'approved', vote: `${r.id}/v1`, approvedAt: r.plannedAt }
      : { ...planned, status: 'planned' };
  });
}

/** What waits for one release manager, who may deploy, among so many open releases over a year. */
export async function dutyBench(): Promise<Row[]> {
  const world = worldOf(open(2000), freezes(200));
  const turn = timed(() => myTurnCard('U1', world));
  const home = timed(() => homeBlocks('U1', world));
  return [
    row(
      'My turn and App Home of a release manager with 2,000 open releases over a year, median',
      `${ms(turn)} and ${ms(home)}`,
      'under 3 ms each',
      Math.max(turn, home) < 3,
    ),
  ];
}

function timed(work: () => unknown): number {
  const took = Array.from({ length: 200 }, () => {
    const at = performance.now();
    work();
    return performance.now() - at;
  });
  return median(took.slice(50));
}

const worldOf = (openReleases: Release[], frozen: Freeze[]): EverythingOpen => ({
  now: '2026-03-03T09:30:00.000Z',
  workspace: 'T1',
  actor: { id: 'U1' },
  company,
  people: { roles: { manager: ['U1'] }, deactivated: [] },
  votes: {},
  freezes: frozen,
  openReleases,
  locks: [],
  toReview: [],
  environments: {},
  answers: {},
  builds: {},
  firing: {},
  delegations: [],
});
