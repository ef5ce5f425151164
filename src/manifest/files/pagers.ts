import { z } from 'zod';
import { entryOf } from '../../adapters/adapter.ts';
import * as kinds from '../../pagers/index.ts';
import { name } from '../fields.ts';
import { byName, listFile } from '../file.ts';

const reaches = z.array(name).min(1).optional().describe('the roles whose people it wakes; without it, everybody');

/** What wakes people when something can't wait. Without any, they are told in Slack. */
export const pagers = listFile({
  file: 'pagers.yml',
  entry: entryOf(kinds, { name, reaches }),
  about: 'what wakes people: docs/paging.md',
  check({ reaches = [] }, { known }) {
    reaches.forEach((role, i) => {
      known(['reaches', i], 'role', role, 'roles.yml');
    });
  },
  into: (entries) => ({
    company: {
      paging: { pagers: entries.map((e) => ({ name: e.name, ...(e.reaches && { roles: e.reaches }) })) },
    },
    pagers: byName(entries.map(({ reaches: _, ...entry }) => entry)),
  }),
});
