import { say } from '../../phrase.ts';
import { type Reasoning, reason } from '../reason.ts';

/** Each service beside the first counts 5 points, 20 at most. */
export const ofSize: Reasoning = ({ items }) =>
  reason((items.length - 1) * 5, 20, say`${items.length} services at once`);
