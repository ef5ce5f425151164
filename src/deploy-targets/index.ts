import * as argo from './argo-cd/index.ts';
import * as github from './github-actions/index.ts';
import * as lab from './gitlab/index.ts';
import * as builds from './jenkins/index.ts';
import { unrevealing } from './unrevealing.ts';
import * as hook from './webhook/index.ts';

/** The shelf of deploy targets: a folder and a line each. */
export const argoCd = unrevealing(argo.argoCd);
export const githubActions = unrevealing(github.githubActions);
export const gitlab = unrevealing(lab.gitlab);
export const jenkins = unrevealing(builds.jenkins);
export const webhook = unrevealing(hook.webhook);
