import { z } from 'zod';
import { type Api, answerOf, askApi } from '../../outbound/api.ts';
import { unchecked } from '../failed-request.ts';
import { filled } from '../fill.ts';
import type { TargetCheck } from '../target.ts';
import { projectOf } from './client.ts';
import type { Options } from './options.ts';

const Project = z.object({ id: z.number() });

/** Whether a project is there, and in it the branch or tag that runs, where that is no version. */
export const checkOf = (gitlab: Api, o: Options): TargetCheck => ({
  place(request) {
    const [project, ref] = [filled(o.project, request), refOf(o)];
    return project.ok ? { ok: true, value: `${project.value}${ref === undefined ? '' : ` at ${ref}`}` } : project;
  },
  async look(request) {
    const project = projectOf(o, request);
    if (!project.ok) return project;
    const there = await askApi(gitlab, { path: project.value }, Project);
    if (!there.ok) return unchecked(there);
    const ref = refOf(o);
    if (ref === undefined) return { ok: true };
    const commit = await answerOf(gitlab, {
      path: `${project.value}/repository/commits/${encodeURIComponent(ref)}?stats=false`,
    });
    if (commit.ok) return { ok: true };
    if (commit.answer?.status !== 404) return unchecked(commit);
    return { ok: false, why: `it has no branch or tag ${ref}: set "ref" in deploy-targets.yml to one that it has` };
  },
});

/** One that is the same for every step. */
const refOf = ({ ref }: Options) => (/\{\w+\}/.test(ref) ? undefined : ref);
