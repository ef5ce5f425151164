import { seenOf } from './evidence.ts';
import { gate } from './gate.ts';
import { itsOwner } from './who-opens.ts';

/** The checks that its policy asks for have passed on what is released. */
export const tests = gate({
  id: 'tests',
  title: 'Tests',
  plain: 'its tests have not passed',
  opens: itsOwner,
  see: (release, world) => seenOf('tests', release, world),
});
