import type { Button } from '@slack/types';
import { shownWith } from '../blocks/as-shown.ts';
import { button, confirm } from '../blocks/blocks.ts';
import { md } from '../blocks/mrkdwn.ts';
import { itemsOf, type Release, type Request } from '../domain/release/release.ts';
import { takingShown } from '../domain/release/requests/requests.ts';
import { printOf, type ShownParts } from '../domain/shown.ts';
import { OF_REQUEST } from './carried.ts';

/** [Take it] of a request, about the release and what is asked for as they are now; `besides`: what was shown of what it would run into. */
export const takeButton = (
  release: Release,
  { id, items }: Request,
  label = 'Take it',
  besides: ShownParts = {},
): Button =>
  shownWith(
    button(label, 'take-request', OF_REQUEST.write({ release: release.id, request: id }), {
      style: 'primary',
      confirm: confirm(
        'Take it?',
        md`${itemsOf(items)} goes into ${release.id}. Whoever's vote it concerns is asked again.`,
        'Take it',
      ),
    }),
    printOf({ ...takingShown(release, id), ...besides }),
  );
