/** A sentence for people, before anyone knows in which place and zone it is shown; `time`: of that instant only the time of day. Plain strings in it may be typed by anybody: whoever shows it escapes them, and puts each on one line. */
export type Phrase = readonly ({ say: string } | string | { at: string; time?: true } | { user: string })[];

/** say`Frozen by ${name} until ${at(end)}`: the literal parts are ours, what is put in is not trusted. */
export function say(literals: TemplateStringsArray, ...values: (string | number | Phrase[number] | Phrase)[]): Phrase {
  return literals.flatMap((literal, i): Phrase => {
    const value = values[i];
    const said: Phrase = literal === '' ? [] : [{ say: literal }];
    if (value === undefined) return said;
    if (typeof value === 'number') return [...said, { say: String(value) }];
    return [...said, ...(Array.isArray(value) ? value : [value as Phrase[number]])];
  });
}

/** An instant (UTC ISO), shown in each reader's zone. */
export const at = (instant: string) => ({ at: instant });
/** A stretch of time (UTC ISO); the day is said once when both ends fall on the same UTC day. */
export const stretch = (start: string, end: string): Phrase =>
  say`${at(start)}–${start.slice(0, 10) === end.slice(0, 10) ? { at: end, time: true } : at(end)}`;
export const user = (id: string) => ({ user: id });

/** Phrases joined as a list: "a, b and c". */
export function listed(phrases: Phrase[], joint: 'and' | 'or' = 'and'): Phrase {
  return phrases.flatMap((phrase, i) => [
    ...(i === 0 ? [] : i === phrases.length - 1 ? [{ say: ` ${joint} ` }] : [{ say: ', ' }]),
    ...phrase,
  ]);
}

export const users = (ids: readonly string[]): Phrase => listed(ids.map((id) => [user(id)]));

/** What TypeScript proves can't happen. */
export function unreachable(never: never): never {
  throw new Error(`unreachable: ${JSON.stringify(never)}`);
}
