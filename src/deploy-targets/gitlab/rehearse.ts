import { parameters } from '../common.ts';
import { filled } from '../fill.ts';
import type { DeployTarget, Rehearsal } from '../target.ts';
import { type Options, textsOf } from './options.ts';

/** Which pipeline would be started. */
export const rehearser =
  (o: Options): DeployTarget['rehearse'] =>
  async (request): Promise<Rehearsal> => {
    const project = filled(o.project, request);
    const ref = filled(o.ref, request);
    const variables = parameters(o.variables, o.correlation, request, textsOf(o));
    if (!project.ok) return { would: [], tried: { ok: false, says: project.why } };
    if (!ref.ok) return { would: [], tried: { ok: false, says: ref.why } };
    if (!variables.ok) return { would: [], tried: { ok: false, says: variables.why } };
    const values = Object.entries(variables.value).map(([name, value]) => `${name}=${value}`);
    const then = o.play.length > 0 ? `, then start ${o.play.join(', ')}` : '';
    return { would: [`GitLab: a pipeline of ${project.value} at ${ref.value} with ${values.join(', ')}${then}`] };
  };
