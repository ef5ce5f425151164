import { at, say } from '../phrase.ts';
import { gate } from './gate.ts';
import { itsOwner } from './who-opens.ts';

export const window = gate({
  id: 'window',
  title: 'Window',
  plain: 'its time is over',
  opens: itsOwner,
  firm: true,
  see({ status, window: { start, end } }, { now }) {
    if (now < start) return { open: false, waits: true, saw: say`the window opens ${at(start)}`, until: start };
    // A rollout that has begun may be finished after the window's end.
    const begun = status === 'deploying' || status === 'failed';
    if (now >= end && !begun) return { open: false, saw: say`the window ended ${at(end)}` };
    return {
      open: true,
      saw:
        now >= end
          ? say`the window ended ${at(end)}; what has begun may be finished`
          : say`the window is open until ${at(end)}`,
    };
  },
});
