export { hearDeployment as HearDeployment } from './hear-deployment.ts';
export { nameVersion as NameVersion } from './name-version.ts';
