import { parameters } from '../common.ts';
import { filled } from '../fill.ts';
import type { DeployTarget, Rehearsal } from '../target.ts';
import { workflowOf } from './client.ts';
import { type Options, textsOf } from './options.ts';

/** What would be dispatched. */
export const rehearser =
  (o: Options): DeployTarget['rehearse'] =>
  async (request): Promise<Rehearsal> => {
    const workflow = workflowOf(o, request);
    const ref = filled(o.ref, request);
    const inputs = parameters(o.inputs, o.correlation, request, textsOf(o));
    const fault = [workflow, ref, inputs].find((f) => !f.ok);
    if (!workflow.ok || !ref.ok || !inputs.ok)
      return { would: [], tried: { ok: false, says: fault && !fault.ok ? fault.why : '' } };
    const told = Object.entries(inputs.value).map(([name, value]) => `${name}=${value}`);
    return {
      would: [`GitHub Actions: ${workflow.value.replace('/repos/', '')} at ${ref.value}, with ${told.join(', ')}`],
    };
  };
