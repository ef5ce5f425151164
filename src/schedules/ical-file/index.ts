import { adapter } from '../../adapters/adapter.ts';
import { messageOf } from '../../thrown/words.ts';
import { readShifts } from '../calendar-reader.ts';
import type { Schedule, ScheduleGiven } from '../schedule.ts';
import { options } from './options.ts';
import { calendarIn } from './read.ts';

export const icalFile = adapter({
  type: 'file',
  options,
  example: '{ type: file, file: on-call.ics }',
  secrets: {},
  open: ({ file }, _, { manifests }: ScheduleGiven): Schedule => ({
    async shifts(from, until) {
      try {
        return await readShifts(calendarIn(manifests, file), from, until);
      } catch (error) {
        return { ok: false, why: `${file} ${messageOf(error)}` };
      }
    },
  }),
});
