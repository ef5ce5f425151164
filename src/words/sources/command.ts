import { join, type Mrkdwn, md, NOTHING, when } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import { refuse } from '../../domain/deciding/decision.ts';
import { managers, managersTitle } from '../../domain/people/may.ts';
import { say as phrase, users } from '../../domain/phrase.ts';
import { allQuarantines, type Quarantine } from '../../domain/quarantine/document.ts';
import type { SourceSeen } from '../../inbound/tallies.ts';
import { type OnCommand, refusalMessage, say, seeFor } from '../ask.ts';

/** How many of those set aside are shown of each source: the newest. */
const SHOWN = 3;
const MOST_SOURCES = 15;

/** `/release sources`: for release managers, where other systems send what they tell, what came of it, and what could not be read. */
export const typed: OnCommand = async (_, a) => {
  const world = await seeFor(a, { quarantines: allQuarantines });
  const able = managers(world);
  if (!able.includes(a.person.id))
    return {
      say: refusalMessage(
        refuse(
          'forbidden',
          phrase`What other systems send is shown to ${managersTitle(world) ?? 'release managers'}.`,
          {
            remedy:
              able.length > 0 ? phrase`Ask ${users(able.slice(0, 5))}.` : phrase`Add members in manifests/roles.yml.`,
          },
        ),
      ),
    };
  const { sources = () => [], publicUrl = '' } = a.setting;
  const all = sources();
  if (all.length === 0) return say(md`No system tells me anything. They are named in manifests/inbound.yml.`);
  const lines = all.slice(0, MOST_SOURCES).flatMap((source) => {
    const aside = world.quarantines.find((q) => q.id === source.name);
    return [sourceLine(source, publicUrl), ...(aside ? asideLines(aside) : [])];
  });
  const left = all.length - MOST_SOURCES;
  return say(
    join(
      [md`*What other systems tell me*, counted since I started:`, ...lines, left > 0 ? md`and ${left} more` : NOTHING],
      '\n',
    ),
  );
};

function sourceLine({ name, type, tally }: SourceSeen, publicUrl: string): Mrkdwn {
  const { taken, ignored, unreadable, refused } = tally;
  const last = (at: string | undefined) => (at ? md`, last ${when(at)}` : NOTHING);
  const told = [
    md`${taken.count} taken${last(taken.last)}`,
    ignored.count > 0 ? md`${ignored.count} not used` : NOTHING,
    unreadable.count > 0 ? md`${unreadable.count} unreadable${last(unreadable.last)}` : NOTHING,
    refused.count > 0
      ? md`:warning: ${refused.count} with a wrong signature or token${last(refused.last)}: compare the secret there with the one named in inbound.yml`
      : NOTHING,
  ].filter((part) => part.text !== '');
  return md`• *${name}* (${type}), \`${publicUrl}/inbound/${name}\`: ${join(told, ' · ')}`;
}

function asideLines({ deliveries, dropped }: Quarantine): Mrkdwn[] {
  const shown = deliveries.slice(-SHOWN).reverse();
  const older = deliveries.length + dropped - shown.length;
  return [
    ...shown.map(
      ({ at, event, delivery, size, faults }) =>
        md`    ${when(at)} ${shortened(event, 60)} \`${shortened(delivery, 60)}\`, ${size} bytes, could not be read: ${shortened(faults[0] ?? 'unknown', 200)}`,
    ),
    ...(older > 0 ? [md`    and ${older} before`] : []),
  ];
}
