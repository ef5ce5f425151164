import { setTimeout } from 'node:timers/promises';
import { VOTES, voter } from './company.ts';
import { load } from './load.ts';
import { median, ms, type Row, row } from './support.ts';
import { ballot, CONNECTIONS, SECRET, serve } from './throughput.ts';

const RELEASES = 2000;
const HOURS_APART = 4;
/** The first is tomorrow. */
const SOON = 24 / HOURS_APART + 1;
const ROUNDS = 3;

/** Everything is frozen over 2,000 open releases, each with a headline to edit, while people vote and open dialogs. */
export async function massFreezeBench(): Promise<Row[]> {
  const { app, stub } = await serve({
    RELEASES: String(RELEASES),
    HOURS: String(HOURS_APART),
    VOTE: String(VOTES),
    SHOWN: '1',
  });
  let n = 0;
  const to = { url: app.said, secret: SECRET, connections: CONNECTIONS, seconds: 3 };
  const votes = async () => (await load({ ...to, request: () => ballot(n++) })).p99;
  const dialogs = async () => (await load({ ...to, request: () => ({ user: voter(1), text: 'new' }) })).p99;
  await votes();
  await dialogs();
  const rounds = async (what: () => Promise<number>) => {
    const seen: number[] = [];
    for (let round = 0; round < ROUNDS; round++) seen.push(await what());
    return median(seen);
  };
  const before = { vote: await rounds(votes), dialog: await rounds(dialogs) };
  const { ms: took = 0 } = await app.ask('freeze');
  const after = { vote: await rounds(votes), dialog: await rounds(dialogs) };
  for (const p of [app, stub]) await p.stop();
  const edited = await editedFirst();
  const first = edited.slice(0, SOON).filter((release) => release > RELEASES - SOON).length;
  return [
    row('a freeze over 2,000 open releases: until it is durable', ms(took), 'at most 1 s', took <= 1000),
    ...(['vote', 'dialog'] as const).map((what) =>
      row(
        `p99 of a ${what} while its edits leave, against before`,
        `${(after[what] / before[what]).toFixed(2)} times (${ms(after[what])})`,
        'at most 1.5',
        after[what] <= before[what] * 1.5,
      ),
    ),
    row(
      'headlines of the next two days among the first that are edited',
      `${first} of ${SOON} (${edited.length} edited so far)`,
      'all',
      first === SOON,
    ),
  ];
}

/**
 * Whose headlines are edited first where nobody votes meanwhile, since votes edit headlines too. The soonest are planned last: nothing but their
 * time puts them first.
 */
async function editedFirst(): Promise<number[]> {
  const { app, stub } = await serve({
    RELEASES: String(RELEASES),
    HOURS: String(HOURS_APART),
    SHOWN: '1',
    SOONEST_LAST: '1',
  });
  await app.ask('freeze');
  let edited: number[] = [];
  while (edited.length < SOON) {
    await setTimeout(100);
    edited = Object.values(await stub.ask('edited'));
  }
  for (const p of [app, stub]) await p.stop();
  return edited;
}
