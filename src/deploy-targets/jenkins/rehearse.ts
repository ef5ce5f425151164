import { parameters } from '../common.ts';
import type { DeployTarget, Rehearsal } from '../target.ts';
import { jobOf } from './client.ts';
import { type Options, textsOf } from './options.ts';

/** What would be built. */
export const rehearser =
  (o: Options): DeployTarget['rehearse'] =>
  async (request): Promise<Rehearsal> => {
    const job = jobOf(o, request);
    const told = parameters(o.parameters, o.correlation, request, textsOf(o));
    if (!job.ok) return { would: [], tried: { ok: false, says: job.why } };
    if (!told.ok) return { would: [], tried: { ok: false, says: told.why } };
    const values = Object.entries(told.value).map(([name, value]) => `${name}=${value}`);
    return { would: [`Jenkins: build ${job.value.replaceAll('/job/', '/').slice(1)} with ${values.join(', ')}`] };
  };
