import { say } from '../phrase.ts';
import { isAhead } from '../release/ahead.ts';
import { documentsDue, documentsMissing } from '../release/papers/documents.ts';
import { gate } from './gate.ts';
import { itsOwner } from './who-opens.ts';

/** What its policy asks to be attached. */
export const documents = gate({
  id: 'documents',
  title: 'Documents',
  plain: 'a required document is missing',
  opens: itsOwner,
  see(release, world) {
    if (documentsDue(release, world).length === 0) return undefined;
    const missing = documentsMissing(release, world);
    return {
      open: missing.length === 0 || !isAhead(release),
      saw: missing.length > 0 ? say`not attached: ${missing.join(', ')}` : say`attached`,
    };
  },
});
