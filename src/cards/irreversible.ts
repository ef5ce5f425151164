import { type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { Release } from '../domain/release/release.ts';
import { cut } from './written.ts';

/** What no rollback takes back: whoever votes on it has to know. */
export const irreversibleLine = ({ irreversible }: Pick<Release, 'irreversible'>): Mrkdwn =>
  irreversible ? md`Can’t be undone: ${cut(irreversible)}` : NOTHING;
