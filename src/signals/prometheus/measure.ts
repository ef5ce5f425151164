import { z } from 'zod';
import { type Got, missing } from '../../domain/health/measurement.ts';
import type { Address } from '../../outbound/address.ts';
import { readJson, said, wordsOf } from '../../outbound/answer.ts';
import type { HttpAnswer } from '../../outbound/call.ts';
import { instantOf, MINUTE_MS } from '../../time/instants.ts';
import { askSource } from '../ask-source.ts';
import { refusedFor } from '../refused-for.ts';
import type { Signal, SignalQuery } from '../signal.ts';
import { numbersOf, type Within } from './numbers.ts';

export type Server = Address & {
  authorization?: string;
  tenant?: string | undefined;
  timeoutSeconds: number;
  secrets: string[];
};

/** Prometheus refuses more points than this by itself. */
const MOST_POINTS = 11_000;
const LARGEST = 2 * 1024 * 1024;

/** `isPartial`: a cluster of VictoriaMetrics left out what it could not reach. Servers in Go write null for a list of nothing. */
const Succeeded = z.object({
  status: z.literal('success'),
  warnings: z.array(z.string()).nullish(),
  isPartial: z.boolean().nullish(),
  data: z.object({ resultType: z.string(), result: z.array(z.unknown()).nullable() }),
});
const Failed = z.object({ status: z.literal('error') });
const Answer = z.discriminatedUnion('status', [Succeeded, Failed]);

/** One query, at the end of a time or over it: https://prometheus.io/docs/prometheus/latest/querying/api/ */
export const measuring =
  (server: Server): Signal['measure'] =>
  async (query, from, to) => {
    const asked = parameters(query, from, to, server.timeoutSeconds);
    if (!asked) return missing('refused', `it would have more than ${MOST_POINTS} points: take a longer step`);
    const called = await askSource({
      ...server,
      url: `${server.url.replace(/\/$/, '')}/api/v1/${query.stepSeconds ? 'query_range' : 'query'}`,
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(server.authorization && { authorization: server.authorization }),
        ...(server.tenant && { 'x-scope-orgid': server.tenant }),
      },
      body: asked.toString(),
      timeoutMs: server.timeoutSeconds * 1000,
      largest: LARGEST,
    });
    if (!called.ok) return missing('unreached', called.how === 'refused' ? called.why : `the source ${called.why}`);
    const within = span(query, from, to);
    return refusal(called.answer, server) ?? read(called.answer, within, server.secrets);
  };

/** `partial_response`, `deny_partial_response`: Thanos and VictoriaMetrics would leave out what they can't reach. `limit`: a second series is enough to refuse both. */
function parameters(
  { text, stepSeconds }: SignalQuery,
  from: string,
  to: string,
  timeoutSeconds: number,
): URLSearchParams | undefined {
  const whole = { partial_response: 'false', deny_partial_response: '1' };
  const shared = { query: text, timeout: `${timeoutSeconds}s`, limit: '2', ...whole };
  if (!stepSeconds) return new URLSearchParams({ ...shared, time: to });
  const first = Date.parse(from) + stepSeconds * 1000;
  if ((Date.parse(to) - first) / (stepSeconds * 1000) >= MOST_POINTS) return undefined;
  const step = { start: instantOf(first), end: to, step: `${stepSeconds}s` };
  return new URLSearchParams({ ...shared, ...step });
}

function refusal(answer: HttpAnswer, { secrets, authorization }: Server): Got | undefined {
  const { status } = answer;
  if (status >= 200 && status < 300) return undefined;
  const why = () => (said(answer, secrets) ? `: ${said(answer, secrets)}` : '');
  if (status === 400) return missing('refused', `the source does not understand the query${why()}`);
  if (status === 422) return missing('refused', `the source can't carry out the query${why()}`);
  if (status === 404) return missing('refused', 'there is no query API at its address (404): check it in signals.yml');
  return refusedFor(status, authorization) ?? missing('unreached', `the source answered ${status}${why()}`);
}

function read(answer: HttpAnswer, within: Within, secrets: readonly string[]): Got {
  const json = readJson(answer, Answer);
  if (!json.ok) return missing('unreadable', `the source ${json.why}`);
  if (json.value.status === 'error')
    return missing('unreached', `the source answered that it failed: ${said(answer, secrets)}`);
  const { warnings, isPartial, data } = json.value;
  const got = numbersOf(data.resultType, data.result, within);
  const [warning] = [...(warnings ?? []), ...(isPartial ? ['the answer is partial'] : [])];
  // Several are told as such, also where the limit made a warning of them.
  if (warning === undefined || (!got.ok && got.missing === 'several')) return got;
  return missing('partial', `the source warns that it may be incomplete: ${wordsOf(warning, secrets)}`);
}

/** A step more where the source puts times on whole steps; of one number, as old as a sample may be to be found at all (Prometheus: 5 min). */
function span({ stepSeconds }: SignalQuery, from: string, to: string): Within {
  const [after, until] = [Date.parse(from), Date.parse(to)];
  if (stepSeconds) return { after, until: until + stepSeconds * 1000 };
  return { after: after - LOOKBACK_MS, until: until + LOOKBACK_MS };
}
const LOOKBACK_MS = 5 * MINUTE_MS;
