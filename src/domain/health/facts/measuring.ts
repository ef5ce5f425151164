import type { Due } from '../../intents/intent.ts';
import type { Watch } from '../watch.ts';

/** The next look at a watch. There is one at most: it takes the place of what is pending. */
export const measuring = ({ id }: Watch, dueAt: string): Due => ({
  key: `measure/${id}`,
  mode: 'latest',
  lane: `measure/${id}`,
  dueAt,
  intent: { kind: 'measure', watch: id },
});
