import { type CallEnded, call, type HttpCall } from '../outbound/call.ts';
import { turns } from '../workers/turns.ts';

const oneATurn = turns(1);

/** Calls a source. Answers that are there at once are handed on one in each turn of the event loop: what is made of many would hold up everything else. */
export async function askSource(it: HttpCall): Promise<CallEnded> {
  const called = await call(it);
  await oneATurn(async () => {});
  return called;
}
