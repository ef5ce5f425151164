import type { PastFact } from '../store.ts';
import type { Segments } from './segments.ts';
import type { StoredUpgrade } from './upgrade.ts';

/** The durable facts of a stream, oldest first: follows each fact's pointer to the one before. `newest`: the place of its newest durable line, -1 for none. */
export async function factsOf(
  stream: string,
  newest: number,
  segments: Segments,
  upgrade: StoredUpgrade,
): Promise<PastFact[]> {
  const facts: PastFact[] = [];
  let place = newest;
  while (place >= 0) {
    const called = segments.isBefore(place) ? (upgrade.stream ?? same) : same;
    const found = (await segments.factsAt(place)).filter((fact) => called(fact.stream) === stream);
    place = found[0]?.p ?? -1;
    facts.unshift(...found.map(({ p: _, ...fact }) => ({ ...fact, stream })));
  }
  return facts;
}

const same = (stream: string) => stream;
