import { createHash } from 'node:crypto';

/** What is kept of a feed's secret. */
export const digestOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
