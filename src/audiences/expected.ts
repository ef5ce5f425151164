import type { View } from './view.ts';

/** Whether what begins at `at` can be expected by the end of its window: what is deployed again after a failure may begin when that is over. */
export const isExpected = ({ at, end }: Pick<View, 'at' | 'end'>): boolean => end > at;
