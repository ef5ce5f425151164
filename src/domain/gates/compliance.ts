import { seenOf } from './evidence.ts';
import { gate } from './gate.ts';

/** Its policy's checklist is done: rules over evidence, and what people confirmed. */
export const compliance = gate({
  id: 'compliance',
  title: 'Compliance',
  plain: 'something on its checklist is open',
  see: (release, world) => seenOf('compliance', release, world),
});
