import { fact } from '../../deciding/fact.ts';
import type { Request } from '../../release/release.ts';
import { trains } from '../document.ts';

/** What somebody asked for waits for the next release that the train opens. */
export const requestWaits = fact(trains, 'RequestWaits')<{ request: Omit<Request, 'why'>; text: { why: string } }>()({
  evolve: (state, { request, text: { why } }) => ({ ...state, waiting: [...state.waiting, { ...request, why }] }),
});
