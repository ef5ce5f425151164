import { seenOf } from './evidence.ts';
import { gate } from './gate.ts';
import { whoMay } from './who-opens.ts';

/** What is released was scanned, and nothing worse was found than its policy lets through. */
export const security = gate({
  id: 'security',
  title: 'Security',
  plain: 'its security check has not passed',
  opens: whoMay('override'),
  see: (release, world) => seenOf('security', release, world),
});
