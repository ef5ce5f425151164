import { limit, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { Release } from '../domain/release/release.ts';

/** Characters of it: all of it is in Edit. */
const SHOWN = 300;

/** What no rollback takes back: whoever votes on it has to know. */
export const irreversibleLine = ({ irreversible }: Pick<Release, 'irreversible'>): Mrkdwn =>
  irreversible ? md`Can’t be undone: ${limit(md`${irreversible}`, SHOWN)}` : NOTHING;
