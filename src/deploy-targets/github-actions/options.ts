import { z } from 'zod';
import { githubApi } from '../../adapters/github.ts';
import { secret } from '../../adapters/secret.ts';
import { COMMON, parameter } from '../common.ts';
import { template } from '../fill.ts';

/** A workflow of GitHub Actions that is started by `workflow_dispatch`: docs/targets/github-actions.md */
export const options = {
  repository: template.describe('owner/name; {service} and the like stand for what is deployed'),
  workflow: template.describe('its file in .github/workflows, such as deploy.yml, or its id'),
  ref: template.default('main').describe('the branch or tag whose workflow runs'),
  token: secret.describe('the environment variable with a token that may write Actions'),
  inputs: z
    .record(parameter, template)
    .default({ version: '{version}', environment: '{environment}', region: '{region}', action: '{action}' })
    .describe('the inputs of the workflow'),
  correlation: parameter
    .default('correlation')
    .describe("the input that the workflow's run-name holds: by it a run is found again"),
  deployments: z
    .strictObject({
      ref: template.default('{version}'),
      environment: template.default('{environment}'),
      url: template
        .regex(/^https?:\/\//, 'must be an address such as https://{environment}.example.com')
        .optional()
        .describe('where what was deployed is seen'),
    })
    .optional()
    .describe('shows steps as deployments of GitHub with their statuses, where no job with an environment does so'),
  api: githubApi,
  ...COMMON,
};
export type Options = z.output<z.ZodObject<typeof options>>;

/** All that it is told of a step. */
export const textsOf = (o: Options): string[] => [
  ...Object.values(o.inputs),
  o.repository,
  o.workflow,
  o.ref,
  ...Object.values(o.deployments ?? {}),
];
