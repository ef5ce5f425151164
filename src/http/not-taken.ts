import { isRefusedAs, type Refusal } from '../domain/deciding/decision.ts';

const READ_ONLY =
  'nothing of it was kept: send it again once whoever runs Gonogo has mended its disk and restarted it (docs/storage.md)';

/** What a machine hears where nothing was kept, and when to try again. What is wrong with the disk is for Gonogo's log and its health. */
export function notTaken(refusal: Refusal) {
  const isDisk = isRefusedAs(refusal, 'unconfirmed');
  return {
    status: 503 as const,
    body: { error: refusal.refused, remedy: isDisk ? READ_ONLY : 'nothing of it was kept: send it again' },
    // A disk is mended by a person.
    headers: { 'retry-after': isDisk ? '60' : '10' },
  };
}
