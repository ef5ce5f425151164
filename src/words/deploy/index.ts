import { ALSO, word } from '../word.ts';
import { clickDryRun } from './rehearse.ts';
import { clickDeploy, clickDeployAnyway, clickDeployAsk, submitDeployAnyway, typed } from './typed.ts';

export const deploy = word({
  name: 'deploy',
  aliases: ['ship', 'promote', 'resume'],
  help: { at: [ALSO, 8], example: 'deploy' },
  forms: [
    ['deploy checkout-api', 'its next step, once all its checks are open'],
    ['deploy R-3', 'one that was paused or held goes on; `resume R-3` is the same'],
  ],
  typed,
  clicks: {
    deploy: clickDeploy,
    'deploy-ask': clickDeployAsk,
    'deploy-anyway': clickDeployAnyway,
    'dry-run': clickDryRun,
  },
  submits: { 'deploy-anyway': submitDeployAnyway },
});
