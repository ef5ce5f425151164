/** How a version behaves: requests in a look, which part of them fails (0–1), its p95 in ms. */
export type Dials = { requests: number; errors: number; latency: number };
/** What the server itself does: it answers; or hangs; or knows no series, no number, several series; or is another machine altogether. */
export const MOODS = [
  'well',
  'silent',
  'NaN',
  '+Inf',
  'several',
  'warnings',
  'hang',
  'html',
  'huge',
  'redirect',
  'histogram',
  'garbage',
] as const;
/** a number: the status it answers with */
export type Mood = (typeof MOODS)[number] | number;

/** As any endpoint of JSON might answer. */
export const plain = (mood: Mood, { requests, errors, latency }: Dials) =>
  mood === 'silent'
    ? {}
    : {
        requests,
        errors: mood === 'NaN' ? 'NaN' : requests * errors,
        'p95/ms': String(latency),
        series: [latency, null, latency],
      };

/** By what a query speaks of: failures, latency, else all requests. */
export function answerTo(mood: Mood, query: string, { requests, errors, latency }: Dials): string {
  if (mood === 'NaN' || mood === '+Inf') return mood;
  if (/latency|duration/.test(query)) return String(latency);
  return String(/5\.\.|error/.test(query) ? requests * errors : requests);
}

const series = (mood: Mood, one: object) => (mood === 'silent' ? [] : mood === 'several' ? [one, one] : [one]);
/** At the time that is asked for. */
export function vector(mood: Mood, value: string, form: URLSearchParams) {
  const time = form.get('time');
  const at = (time === null ? Date.now() : Date.parse(time)) / 1000;
  return {
    resultType: 'vector',
    result: series(mood, { metric: {}, ...(mood === 'histogram' ? { histogram: [at, {}] } : { value: [at, value] }) }),
  };
}
/** Every step from start to end. */
export function matrix(mood: Mood, value: string, form: URLSearchParams) {
  const [start = 0, end = 0] = ['start', 'end'].map((name) => Date.parse(form.get(name) ?? '') / 1000);
  const step = Number.parseInt(form.get('step') ?? '60', 10);
  const points = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, i) => [start + i * step, value]);
  return {
    resultType: 'matrix',
    result: series(mood, mood === 'histogram' ? { metric: {}, histograms: [] } : { metric: {}, values: points }),
  };
}
