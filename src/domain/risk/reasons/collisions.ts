import { conflictsOf } from '../../calendar/conflicts.ts';
import { say } from '../../phrase.ts';
import { type Reasoning, reason } from '../reason.ts';

/** Each collision with what else is planned counts 5 points, 15 at most. */
export const ofCollisions: Reasoning = (release, world) => {
  const near = conflictsOf(release, world).filter((c) => !c.blocks).length;
  return reason(near * 5, 15, say`collides with what else is planned then`);
};
