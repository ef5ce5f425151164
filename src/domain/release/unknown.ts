import { refuse } from '../deciding/decision.ts';
import { say } from '../phrase.ts';

export const unknownRelease = (id: string) =>
  refuse('unknown-release', say`I don't know a release ${id}.`, {
    remedy: say`See them all with \`/release list\`.`,
    offers: [{ verb: 'list', label: 'List releases' }],
  });
