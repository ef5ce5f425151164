import { strategy } from './strategy.ts';

/** A region in one step: what happens where nothing else is said. */
export const allAtOnce = strategy({
  type: 'all-at-once',
  example: '{ name: at-once, type: all-at-once, soakMinutes: 10 }',
  options: {},
  steps: () => [{ called: '', share: 100, act: 'deploy' }],
  words: () => 'all at once',
});
