import { type Part, several, single } from '../part.ts';

/** `I-3`: an incident by its id. */
export const incident: Part<string | undefined> = single(
  several<string>(
    () => [],
    (tokens, from) => {
      const number = /^i-?(\d{1,9})$/.exec(tokens[from]?.low ?? '')?.[1];
      return number === undefined ? undefined : { one: `I-${Number(number)}`, took: 1, marked: true };
    },
  ),
  'incidents',
);
