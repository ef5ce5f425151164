import { expect, test } from 'vitest';
import type { Command } from '../../../src/domain/index.ts';
import { COMMANDS } from '../../../src/domain/index.ts';
import { emptyWorld, given, PLAN } from '../given.ts';
import { LittleStore } from '../little-store.ts';

/** The release as it stands in the little world, and what a command on it reads until it is decided. */
function readBy(command: Command, g = given().done(PLAN, { type: 'OpenVote', release: 'R-1' })) {
  const store = new LittleStore();
  for (const [id, release] of Object.entries(g.world.releases)) store.put('release', id, release);
  for (const [id, vote] of Object.entries(g.world.votes)) store.put('vote', id, vote);
  const reading = store.reading();
  const going = COMMANDS[command.type].deciding(emptyWorld(), command as never);
  const read: string[] = [];
  let step = going.next();
  while (!step.done) {
    read.push(...step.value.docs, ...step.value.lists);
    step = going.next(reading(step.value));
  }
  return [...new Set(read)].sort();
}

const R = { release: 'R-1' } as const;
const { items, environment, change, why, customers } = PLAN;
const edit = { type: 'EditRelease', ...R, items, environment, change, why, customers, after: [] } as const;
const content = ['build/api', 'build/ledger', 'environment/production', 'vote/R-1/v1'];

test('a plan reads what it names, not what else is open, built or live', () => {
  expect(readBy(PLAN)).toEqual(['counter/release', 'freezes/current']);
  expect(readBy({ ...PLAN, after: ['R-1'], change: 'standard', template: 'docs' })).toEqual([
    'counter/release',
    'freezes/current',
    'release/R-1',
    'template/docs',
  ]);
});

test('what changes a content reads its vote, and what is known of its own services and place', () => {
  const window = { ...PLAN.window, end: '2026-03-03T14:00:00.000Z' };
  expect(readBy({ type: 'MoveRelease', ...R, window, why: '' })).toEqual(
    [...content, 'freezes/current', 'release/R-1'].sort(),
  );
  expect(readBy({ type: 'SetDocuments', ...R, documents: [] })).toEqual([...content, 'release/R-1'].sort());
});

test('an edit reads the services it is to have too, and all that is open only for another predecessor', () => {
  const g = given().done(PLAN, { ...PLAN, after: ['R-1'] });
  const shop = { ...edit, release: 'R-2', items: [{ service: 'SHOP', version: '1' }], after: ['R-1'] };
  const read = readBy(shop, g);
  expect(read).toContain('build/shop');
  expect(read).not.toContain('releases/open');
  expect(readBy({ ...edit, after: ['R-2'] }, g)).toContain('releases/open');
});

test('a cancelled release looks only for those that wait for it', () =>
  expect(readBy({ type: 'CancelRelease', ...R, why: 'x' })).toEqual(['release/R-1', 'releases/open/after/R-1']));
