import { z } from 'zod';
import { gitlabUrl } from '../../adapters/gitlab.ts';
import { secret } from '../../adapters/secret.ts';
import { COMMON, parameter } from '../common.ts';
import { template } from '../fill.ts';

/** A pipeline of GitLab: docs/targets/gitlab.md */
export const options = {
  url: gitlabUrl,
  project: template.describe('its path or id; {service} and the like stand for what is deployed'),
  ref: template.default('main').describe('the branch or tag whose pipeline runs'),
  token: secret.describe('the environment variable with an access token of the scope api'),
  trigger: secret
    .optional()
    .describe('the environment variable with a trigger token: pipelines start as its owner then'),
  variables: z
    .record(parameter, template)
    .default({ VERSION: '{version}', DEPLOY_ENVIRONMENT: '{environment}', REGION: '{region}', ACTION: '{action}' })
    .describe('the variables of the pipeline'),
  correlation: parameter.default('CORRELATION').describe('the variable by which a pipeline is found again'),
  play: z.array(template).max(20).default([]).describe('manual jobs that are started when the pipeline comes to them'),
  deployments: z
    .strictObject({
      ref: template.default('{version}'),
      tag: z.boolean().default(true).describe('whether ref is a tag; else it is a branch'),
      environment: template.default('{environment}'),
    })
    .optional()
    .describe('shows steps as deployments of GitLab, where no job with an environment does so'),
  freezes: z
    .enum(['heed', 'warn', 'ignore'])
    .optional()
    .describe(
      'deploy freezes of the project in GitLab: they hold, they only ask for a reason, or they are not looked at; without it, they hold where the token may read them',
    ),
  ...COMMON,
};
export type Options = z.output<z.ZodObject<typeof options>>;

/** All that it is told of a step. */
export const textsOf = (o: Options): string[] => [
  ...Object.values(o.variables),
  o.project,
  o.ref,
  ...o.play,
  ...deployed(o),
];

const deployed = ({ deployments }: Options) => (deployments ? [deployments.ref, deployments.environment] : []);
