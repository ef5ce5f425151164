import type { View } from '@slack/types';
import { dialog, section } from '../../blocks/blocks.ts';
import { option, radioInput, selectInput, textInput } from '../../blocks/inputs.ts';
import { join, type Mrkdwn, md, NOTHING } from '../../blocks/mrkdwn.ts';
import type { World } from '../../domain/deciding/world.ts';
import { fewOf, MOST_NAMED } from '../../domain/few.ts';
import { nameOf, type Release, rolloutOf } from '../../domain/release/release.ts';
import { isQuiet } from '../../domain/release/rollout/quiet.ts';
import { canStop, waitedFor } from '../../domain/release/rollout/stop-waiting.ts';

/** In place of a service: all of it. */
export const ALL = '*';

/** `about`: what it takes along; `some`: sets of its services that can be stopped while the others go on; `named`: services that were typed. */
export function modal(
  release: Release,
  about: string,
  why: string,
  some: readonly Stoppable[],
  named: readonly string[],
  world: Pick<World, 'company' | 'now'>,
): View {
  const stops = canStop(release, world);
  return {
    ...dialog('stop-waiting', 'Stop waiting', 'Stop', about, 'Wait on'),
    blocks: [
      section(join([whole(release, stops, some.length > 0), ...some.slice(0, MOST_NAMED).map(goesWith)], '\n')),
      ...(some.length > 0 ? [which(release, some, named)] : []),
      ...(stops === true
        ? [
            radioInput(
              'run',
              'What becomes of its run',
              [option('Leave it: it may still finish', 'leave'), option('Ask its pipeline to stop it', 'stop')],
              // One that says nothing any more may be dead; of one at work somebody has to say it.
              isQuiet(release, world) ? 'leave' : undefined,
            ),
          ]
        : []),
      textInput('why', 'Why', why, { optional: true, hint: 'It is told with your name.' }),
    ],
  };
}

type Stoppable = { service: string; stops: readonly string[] };

/** What it means to stop all of it. */
function whole(release: Release, stops: true | string | undefined, isChosen: boolean): Mrkdwn {
  const what = waitedFor(release);
  if (what === undefined)
    return md`*${nameOf(release)}* (${release.id}): what you choose is not begun any more, or goes no further. ${rolloutOf(release)?.held ? 'The others wait as before, until somebody goes on.' : 'The others go on.'}`;
  const alone = stops === true ? NOTHING : md` Its pipeline is not asked to stop: ${stops ?? ''}.`;
  const then = stops
    ? md`The step counts as failed, and what runs there is in doubt until somebody says so or its pipeline does.${alone}`
    : md`Nothing of it was sent yet: roll back again when you want to.`;
  return isChosen
    ? md`*${nameOf(release)}* (${release.id}): ${what} is under way. If you stop it, nobody waits for it any more. ${then}`
    : md`*${nameOf(release)}* (${release.id}): nobody waits for ${what} any more. ${then}`;
}

/** What depends on a service, or goes in one step with it, stops with it: shown before anybody says so. */
const goesWith = ({ service, stops }: Stoppable): Mrkdwn => {
  const more = stops.filter((s) => s !== service);
  return more.length === 0
    ? md`• *Only ${service}*: the others go on`
    : md`• *Only ${service}*: ${fewOf(more, MOST_NAMED)} ${more.length === 1 ? 'stops' : 'stop'} with it; the others go on`;
};

/** Where one was named, that is chosen; else nothing is. */
function which(release: Release, some: readonly Stoppable[], named: readonly string[]) {
  const all = waitedFor(release) === undefined ? [] : [option(`All of ${release.id}`, ALL)];
  const only = some.map(({ service }) => option(`Only ${service}`, service));
  const meant = named.length === 1 ? some.find((s) => s.service === named[0]) : undefined;
  return selectInput('services', 'What is stopped', [...all, ...only], meant?.service);
}
