import type { Due } from './intent.ts';

/** What waits for a later hour is told together then; what is due now is told at once. */
export function turnOf(user: string, notify: string | undefined, when: string, now: string): Due[] {
  const edit: Due = {
    key: `my-turn/${user}`,
    mode: 'latest',
    lane: `edit/my-turn/${user}`,
    dueAt: now,
    intent: { kind: 'my-turn-edit', user },
  };
  if (notify === undefined) return [edit];
  if (when <= now)
    return [
      {
        key: `my-turn/${user}/${notify}`,
        mode: 'once',
        lane: `dm/${user}`,
        dueAt: now,
        intent: { kind: 'my-turn', user },
      },
    ];
  const key = `my-turn/${user}/at/${when}`;
  return [edit, { key, mode: 'once', lane: `later/${key}`, dueAt: when, intent: { kind: 'my-turn-later', user } }];
}
