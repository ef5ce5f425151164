export { hearDeployment as HearDeployment } from './hear-deployment.ts';
