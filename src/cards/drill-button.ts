import type { Button } from '@slack/types';
import { shownWith } from '../blocks/as-shown.ts';
import { button, confirm } from '../blocks/blocks.ts';
import { type Mrkdwn, md } from '../blocks/mrkdwn.ts';
import { type DrillOf, OF_DRILL } from '../domain/drill/about.ts';

/** What a drill does, before it begins. */
export const drillDoes = (service: string, environment: string): Mrkdwn =>
  md`${service} goes to the version before in ${environment}, and comes back by itself. Engineers hear of it, nobody else.`;

/** Asks once; it is about the versions that are there now. */
export const drillButton = (of: DrillOf, print: string): Button =>
  shownWith(
    button('Start the drill…', 'drill', OF_DRILL.write(of), {
      confirm: confirm('Start the drill?', drillDoes(of.service, of.environment), 'Start'),
    }),
    print,
  );
