import { drawKept } from '../told.ts';
import type { Drawing } from './drawing.ts';

/** What one person was told with something to do about it. */
export const told: Drawing = {
  about: (name) => (name.startsWith('tell/') ? name : undefined),
  draw: drawKept,
  alone: true,
  left: true,
};
