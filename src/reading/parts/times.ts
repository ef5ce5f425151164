import { made, type Part, several, single } from '../part.ts';
import { timeAt } from '../times.ts';

/** How long something lasts, in minutes: `for 2h`, `until 18:00`. Both say themselves what they are; one that can't be is refused, and no reason. */
export const lasting: Part<number | undefined> = made(
  single(
    several<{ minutes: number } | { wrong: string }>(
      () => [],
      (tokens, from, context) => {
        if (!/^(for|until|till)$/.test(tokens[from]?.low ?? '')) return undefined;
        const found = timeAt(tokens, from, context, 'length', 'until', 'wrong');
        return found && { one: minutesOf(found.time, context.now), took: found.took, marked: true };
      },
    ),
    'lengths',
  ),
  (length) => (length === undefined || 'minutes' in length ? { value: length?.minutes } : { wrong: length.wrong }),
);

type Lasting = NonNullable<ReturnType<typeof timeAt<'length' | 'until' | 'wrong'>>>['time'];

function minutesOf(time: Lasting, now: string): { minutes: number } | { wrong: string } {
  if (time.is === 'wrong') return { wrong: time.why };
  if (time.is === 'until') return { minutes: Math.ceil((Date.parse(time.end) - Date.parse(now)) / 60_000) };
  if (time.is !== 'length' || time.length.months > 0) return { wrong: 'Say for how many minutes, hours or days.' };
  return { minutes: Math.round(time.length.days * 1440 + time.length.minutes) };
}
