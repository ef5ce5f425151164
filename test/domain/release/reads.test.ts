import { expect, test } from 'vitest';
import { type Command, decided } from '../../../src/domain/index.ts';
import { approved } from '../given.ts';
import { LittleStore } from '../little-store.ts';

const release = 'R-1';
const answers = ['answers/of/api', 'answers/of/ledger'];
/** What is open in the weeks of its window: narrow, however much is open. */
const WEEK = 'releases/open/week/2930';
const begun = approved().done({ type: 'StartDeploy', release });
const report = (status: 'running' | 'succeeded' | 'failed'): Command => ({
  type: 'ReportStage',
  release,
  deployId: 'R-1-1',
  stage: 'eu',
  status,
  n: 1,
  message: '',
});

/** The lists that one command reads on one release, with all that follows from it. */
function listsRead(g: typeof begun, command: Command): string[] {
  const store = new LittleStore();
  const { world } = g;
  const [found] = Object.values(world.releases);
  if (found) store.put('release', release, found);
  for (const [id, vote] of Object.entries(world.votes)) store.put('vote', id, vote);
  const reading = store.reading();
  const lists: string[] = [];
  const going = decided(world, command);
  let step = going.next();
  while (!step.done) {
    lists.push(...step.value.lists);
    step = going.next(reading(step.value));
  }
  expect(step.value).toMatchObject({ facts: expect.arrayContaining([expect.objectContaining({ release })]) });
  return [...new Set(lists)].sort();
}

test.each([
  ['running', []],
  ['succeeded', ['releases/open/service/api', 'releases/open/service/ledger']],
  // Those of its services may be waiting for its end, unless something else runs there; open votes of its weeks say what it does.
  ['failed', ['releases/open/service/api', 'releases/open/service/ledger', WEEK, 'releases/running']],
] as const)('a report that a step is %s costs the same, however much is open', (status, more) => {
  const lists = [
    ...new Set([
      ...answers,
      'environments/all',
      'freezes/current',
      'locks/in/production',
      'releases/open/after/R-1',
      'releases/running',
      ...more,
    ]),
  ].sort();
  expect(listsRead(begun, report(status))).toEqual(lists);
});

test('a deploy reads what is frozen and what runs; a rollback reads what runs beside it', () => {
  const beside = [
    'locks/in/production',
    'releases/open/service/api',
    'releases/open/service/ledger',
    WEEK,
    'releases/running',
  ];
  expect(listsRead(approved(), { type: 'StartDeploy', release })).toEqual([
    ...answers,
    'environments/all',
    'freezes/current',
    ...beside,
  ]);
  // Whichever way a rollout goes, its beginning looks at what is frozen.
  expect(listsRead(begun, { type: 'RollBack', release, why: 'errors' })).toEqual(['freezes/current', ...beside]);
});
