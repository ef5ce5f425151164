import { type Part, several, single } from '../part.ts';
import { timeAt } from '../times.ts';

/** How long something lasts, in minutes: `for 2h`, `until 18:00`. Both say themselves what they are. */
export const lasting: Part<number | undefined> = single(
  several(
    () => [],
    (tokens, from, context) => {
      if (!/^(for|until|till)$/.test(tokens[from]?.low ?? '')) return undefined;
      const found = timeAt(tokens, from, context, 'length', 'until');
      const minutes = found && minutesOf(found.time, context.now);
      return minutes === undefined ? undefined : { one: minutes, took: found?.took ?? 0, marked: true };
    },
  ),
  'lengths',
);

function minutesOf(time: NonNullable<ReturnType<typeof timeAt>>['time'], now: string): number | undefined {
  if (time.is === 'until') return Math.ceil((Date.parse(time.end) - Date.parse(now)) / 60_000);
  if (time.is !== 'length' || time.length.months > 0) return undefined;
  return Math.round(time.length.days * 1440 + time.length.minutes);
}
