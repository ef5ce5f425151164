import { type Part, several } from '../part.ts';
import { booksOf, nameAt } from './names.ts';

const trainBook = booksOf((company) =>
  company.trains.flatMap((t) => [[t.title, t.name] as const, [t.name, t.name] as const]),
);

/** Trains by their names or titles. */
export const trains: Part<string[]> = several(
  ({ company }) => company.trains.map((t) => t.name),
  (tokens, from, { company }) => {
    const found = nameAt(trainBook(company), tokens, from);
    return found && { one: found.of, took: found.took };
  },
);
