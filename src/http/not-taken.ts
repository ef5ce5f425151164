import type { Refusal } from '../domain/deciding/decision.ts';

const READ_ONLY =
  'nothing of it was kept: send it again once whoever runs Gonogo has mended its disk and restarted it (docs/storage.md)';

/** What a machine hears of a 503. What is wrong with the disk is for Gonogo's log and its health. */
export const notTaken = ({ refused }: Refusal) => ({
  error: refused,
  remedy: refused === 'unconfirmed' ? READ_ONLY : 'nothing of it was kept: send it again',
});
