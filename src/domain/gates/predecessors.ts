import { listed, say } from '../phrase.ts';
import type { Predecessor } from '../release/release.ts';
import { ENDED_SAID } from '../release/status-words.ts';
import { gate } from './gate.ts';
import { itsOwner } from './who-opens.ts';

export const predecessors = gate({
  id: 'predecessors',
  title: 'Releases before it',
  plain: 'what it builds on was called off',
  opens: itsOwner,
  see({ after = [] }) {
    if (after.length === 0) return undefined;
    const left = after.filter((p) => p.ended !== 'completed');
    return {
      open: left.length === 0,
      ...(left.length > 0 && left.every((p) => !p.ended) && { waits: true }),
      saw: left.length > 0 ? listed(left.map(words)) : say`${after.map((p) => p.release).join(', ')} done`,
    };
  },
});

const words = ({ release, ended }: Predecessor) =>
  ended ? say`${release} ${ENDED_SAID[ended]}` : say`waits for ${release}`;
