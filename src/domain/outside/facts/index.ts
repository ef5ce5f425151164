export { deploymentHeard as DeploymentHeard } from './deployment-heard.ts';
export { deploymentsNamed as DeploymentsNamed } from './deployments-named.ts';
