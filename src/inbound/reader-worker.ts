import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { prepared } from '../adapters/adapter.ts';
import * as shelf from './index.ts';
import type { LargeDelivery } from './reader.ts';
import { readHere, unpacked } from './reading.ts';
import type { Source } from './source.ts';

/** The worker's side of reader.ts. A delivery was genuine before it comes here, so no secret is needed. */
const Entry = z.looseObject({ type: z.string() });

parentPort?.on('message', ({ entry, delivery }: LargeDelivery) => {
  const source: Source = prepared<unknown, Source>(shelf, Entry.parse(entry), () => '')({});
  parentPort?.postMessage(readHere(source, unpacked(delivery)));
});
