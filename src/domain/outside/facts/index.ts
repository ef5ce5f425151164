export { deploymentHeard as DeploymentHeard } from './deployment-heard.ts';
