import { expect, test } from 'vitest';
import { type Command, decided } from '../../../src/domain/index.ts';
import { type Given, given, go, PLAN } from '../given.ts';
import { LittleStore } from '../little-store.ts';

const planned = () => given().done(PLAN);
const voting = () => planned().done({ type: 'OpenVote', release: 'R-1' });
const about = { release: 'R-1', vote: 'R-1/v1' };

const thatWeek = `releases/open/week/${Math.floor(Date.parse(PLAN.window.start) / (7 * 86_400_000))}`;

/** What it takes to decide a command and to say what follows: documents, and lists. */
function readFor({ world }: Given, command: Command) {
  const store = new LittleStore();
  for (const [id, release] of Object.entries(world.releases)) store.put('release', id, release);
  for (const [id, vote] of Object.entries(world.votes)) store.put('vote', id, vote);
  const reading = store.reading();
  const docs: string[] = [];
  const lists: string[] = [];
  const going = decided(world, command);
  for (let step = going.next(); !step.done; step = going.next(reading(step.value))) {
    docs.push(...step.value.docs);
    lists.push(...step.value.lists);
  }
  return { docs: [...new Set(docs)].sort(), lists: [...new Set(lists)].sort() };
}

test('a ballot takes its release, its vote and who answers for whom', () => {
  expect(readFor(voting().by('USRE1'), go)).toEqual({
    docs: ['release/R-1', 'vote/R-1/v1'],
    lists: ['delegations/all'],
  });
});

test('opening a vote takes what is planned for the same weeks, and what is known of its own services and environment', () => {
  expect(readFor(planned(), { type: 'OpenVote', release: 'R-1' })).toEqual({
    docs: ['build/api', 'build/ledger', 'environment/production', 'release/R-1', 'vote/R-1/v1'],
    lists: ['delegations/all', 'freezes/current', thatWeek],
  });
});

test('comparing a content takes what its own release is made of', () => {
  expect(readFor(voting().by('gonogo'), { type: 'CompareContent', release: 'R-1' })).toEqual({
    docs: ['build/api', 'build/ledger', 'environment/production', 'release/R-1', 'vote/R-1/v1'],
    lists: [],
  });
});

test.each<Command>([
  { type: 'RemindVoters', ...about },
  { type: 'EscalateVote', ...about },
  { type: 'AskOnDuty', ...about },
  { type: 'ConcludeVote', ...about },
])('the timer $type takes no more than a ballot does', (timer) => {
  const { docs, lists } = readFor(voting().by('gonogo').at('2026-03-03T11:00:00.000Z'), timer);
  expect(docs).toEqual(['release/R-1', 'vote/R-1/v1']);
  expect(lists.filter((l) => l !== 'delegations/all')).toEqual([]);
});

test('the end of a vote takes what is planned for the same weeks besides: votes on that no longer name what was rejected', () => {
  const timer: Command = { type: 'CloseVote', ...about };
  const { docs, lists } = readFor(voting().by('gonogo').at('2026-03-03T11:00:00.000Z'), timer);
  expect(docs).toEqual(['release/R-1', 'vote/R-1/v1']);
  expect(lists).toEqual([thatWeek]);
});
