import { type Missing, missing } from '../domain/health/measurement.ts';
import { redirects, refusesCredentials } from '../outbound/to-mend.ts';

const MANIFEST = 'signals.yml';

/** What is wrong with how a source is named, whatever it was asked. */
export function refusedFor(status: number, authorization: string | undefined): Missing | undefined {
  const isRefusal = status === 401 || status === 403;
  const why = isRefusal
    ? refusesCredentials(status, MANIFEST, authorization !== undefined)
    : redirects(status, MANIFEST);
  return why === undefined ? undefined : missing('refused', `the source ${why}`);
}
