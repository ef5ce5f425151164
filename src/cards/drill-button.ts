import type { Button } from '@slack/types';
import { button, confirm } from '../blocks/blocks.ts';
import { type Mrkdwn, md } from '../blocks/mrkdwn.ts';
import { drillAbout } from '../domain/drill/about.ts';

/** What a drill does, before it begins. */
export const drillDoes = (service: string, environment: string): Mrkdwn =>
  md`${service} goes to the version before in ${environment}, and comes back by itself. Engineers hear of it, nobody else.`;

/** Asks once. */
export const drillButton = (service: string, environment: string): Button =>
  button('Start the drill…', 'drill', drillAbout({ service, environment }), {
    confirm: confirm('Start the drill?', drillDoes(service, environment), 'Start'),
  });
