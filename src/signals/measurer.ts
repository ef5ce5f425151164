import type { MeasureAsk } from '../domain/health/asks.ts';
import { type Got, missing } from '../domain/health/measurement.ts';
import { own } from '../domain/own.ts';
import { turns } from '../workers/turns.ts';
import { namesIn, type QueryValues, type Signal } from './signal.ts';

/** What is measured: all that a query may name but the version and the length of what is asked for, which differ from question to question. */
export type About = Omit<QueryValues, 'version' | 'window' | 'previous'> & { previous: string | null };

/** Asks sources, so many questions at once at most; the others wait. */
export type Measurer = {
  /** `staleAfter`: UTC ISO; from then on, a source that only knows of now is not asked any more. */
  ask(
    asks: readonly MeasureAsk[],
    about: About,
    now: string,
    staleAfter: string,
  ): Promise<{ ask: MeasureAsk; got: Got }[]>;
};

const MOST_AT_ONCE = 20;

export function openMeasurer(signals: Record<string, Signal>, most = MOST_AT_ONCE): Measurer {
  const inTurn = turns(most);
  return {
    ask: (asks, about, now, staleAfter) =>
      Promise.all(
        asks.map(async (ask) => ({
          ask,
          // What is asked is made up in its turn too: hundreds of questions at once would hold up everything else.
          got: await inTurn(async () => {
            const signal = own(signals, ask.source);
            const asked = signal ? question(signal, ask, about, now > staleAfter) : NO_SOURCE(ask.source);
            return 'text' in asked ? named(ask.source, await asked.signal.measure(asked, ask.from, ask.to)) : asked;
          }),
        })),
      ),
  };
}

const NO_SOURCE = (source: string) => missing('not-asked', `signals.yml has no source ${source} any more`);

/** Which of several sources it is that does not answer, for whoever is to mend it. */
const named = (source: string, got: Got): Got =>
  got.ok ? got : { ...got, why: `${got.why} (${source} in signals.yml)` };

function question(signal: Signal, ask: MeasureAsk, about: About, stale: boolean) {
  const { text, version, windowSeconds, stepSeconds } = ask;
  const names = namesIn(text).map((n) => n.name);
  if (names.includes('version') && version === null)
    return missing('not-asked', 'nobody knows which version ran before');
  if (names.includes('previous') && about.previous === null)
    return missing('not-asked', 'nobody knows which version ran before');
  if (!signal.knowsPast(text) && (stale || ask.keep))
    return missing('not-asked', 'its source can only be asked about now');
  const { previous, ...values } = about;
  const filled = signal.fill(text, {
    ...values,
    previous: previous ?? '',
    version: version ?? '',
    window: `${windowSeconds}s`,
  });
  return { signal, text: filled, ...(stepSeconds !== undefined && { stepSeconds }) };
}
