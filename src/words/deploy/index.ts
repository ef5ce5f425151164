import { ALSO, word } from '../word.ts';
import { clickDeploy, clickDeployAnyway, submitDeployAnyway, typed } from './command.ts';

export const deploy = word({
  name: 'deploy',
  aliases: ['ship'],
  help: { at: [ALSO, 8], example: 'deploy' },
  typed,
  clicks: { deploy: clickDeploy, 'deploy-anyway': clickDeployAnyway },
  submits: { 'deploy-anyway': submitDeployAnyway },
});
