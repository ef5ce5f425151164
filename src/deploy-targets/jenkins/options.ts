import { z } from 'zod';
import { address, secret } from '../../adapters/secret.ts';
import { COMMON, parameter } from '../common.ts';
import { template } from '../fill.ts';

/** A job of Jenkins with parameters: docs/targets/jenkins.md */
export const options = {
  url: address.describe('the address of Jenkins, or the environment variable that holds it'),
  job: template.describe('its path, folders first: team/deploy; {service} and the like stand for what is deployed'),
  user: z
    .string()
    .regex(/^[^:\s]+$/, 'must be the name of a user of Jenkins')
    .describe('who starts it'),
  token: secret.describe('the environment variable with an API token of that user, or with a password'),
  parameters: z
    .record(parameter, template)
    .default({ VERSION: '{version}', ENVIRONMENT: '{environment}', REGION: '{region}', ACTION: '{action}' })
    .describe('the parameters of the job'),
  correlation: parameter
    .default('CORRELATION')
    .describe('the parameter by which a build is found again: the job must declare it'),
  unstable: z.enum(['fails', 'succeeds']).default('fails').describe('what a build that is UNSTABLE counts as'),
  ...COMMON,
};
export type Options = z.output<z.ZodObject<typeof options>>;

/** All that it is told of a step. */
export const textsOf = (o: Options): string[] => [...Object.values(o.parameters), o.job];
