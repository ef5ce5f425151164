import { z } from 'zod';
import { BEHAVIOURS } from './pipeline-runs.ts';

const about = z.record(z.string(), z.unknown());

/** What the pipeline can be told. */
export const PipelineTold = z
  .strictObject({
    behaviour: z.enum(BEHAVIOURS).optional(),
    /** where it goes so; without it, everywhere */
    region: z.string().optional(),
    /** how many runs go so; without it, all */
    times: z.int().min(1).optional(),
    /** how long a part of a step takes */
    stepMs: z.number().min(0).optional(),
    /** lets go what `slow` and `hang` hold */
    release: z.boolean().optional(),
    /** told of this step of this deploy */
    report: about.optional(),
    deployId: z.string().optional(),
    stage: z.string().optional(),
    /** told as a build */
    build: about.optional(),
    /** where that is told: the control API knows */
    app: z.string().optional(),
  })
  .refine((b) => b.behaviour !== undefined || (b.region ?? b.times) === undefined, {
    path: ['behaviour'],
    error: 'region and times say where and how often it goes so: say how',
  })
  .refine((b) => b.report === undefined || (b.deployId !== undefined && b.stage !== undefined), {
    path: ['report'],
    error: 'name the step: deployId and stage',
  });
export type PipelineTold = z.input<typeof PipelineTold>;
