export { deploymentHeard as DeploymentHeard } from './deployment-heard.ts';
export { deploymentsNamed as DeploymentsNamed } from './deployments-named.ts';
export { removalHeard as RemovalHeard } from './removal-heard.ts';
