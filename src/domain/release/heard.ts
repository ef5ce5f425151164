import type { Release, Status } from './release.ts';

/** Those who heard that it is approved hear that it is open again; where it moves, they hear it with that. */
export const heardOf = ({ status, window }: Release, after: Release): { was?: Status } =>
  status === 'approved' && window.start === after.window.start && window.end === after.window.end
    ? { was: status }
    : {};
