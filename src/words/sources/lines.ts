import { join, type Mrkdwn, md, NOTHING, when } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import { own } from '../../domain/own.ts';
import type { Quarantine } from '../../domain/quarantine/document.ts';
import type { Astray, SourceSeen, Tally } from '../../inbound/tallies.ts';
import type { Told } from '../../inbound/told.ts';

/** How many of those set aside are shown of each source: the newest. */
const SHOWN = 3;

/** Where a source sends to, what came of it, and what to do about what is wrong. */
export function sourceLine({ name, type, secrets, remedy, tally }: SourceSeen, publicUrl: string): Mrkdwn {
  const { taken, former, ignored, test, unreadable, refused, stale, unknown, putOff } = tally;
  const last = (at: string | undefined) => (at ? md`, last ${when(at)}` : NOTHING);
  const told = [
    Object.values(tally).every(({ count }) => count === 0)
      ? md`nothing came since`
      : md`${taken.count} taken${last(taken.last)}${ofWords(taken)}`,
    ignored.count > 0 ? md`${ignored.count} not used${whyWords(ignored)}` : NOTHING,
    test.count > 0 ? md`${test.count} ${test.count === 1 ? 'test' : 'tests'} came in${last(test.last)}` : NOTHING,
    unreadable.count > 0 ? md`${unreadable.count} unreadable${last(unreadable.last)}${whyWords(unreadable)}` : NOTHING,
    unknown.count > 0
      ? md`${unknown.count} refused, of a service that is not in services.yml${last(unknown.last)}${whyWords(unknown)}`
      : NOTHING,
    putOff.count > 0
      ? md`:warning: ${putOff.count} not taken for now (503), to be sent again${last(putOff.last)}: see /healthz`
      : NOTHING,
    refused.count > 0
      ? md`:warning: ${refused.count} with a wrong signature or token${last(refused.last)}: ${remedy}`
      : NOTHING,
    stale.count > 0
      ? md`:warning: ${stale.count} rightly signed, but more than five minutes from my clock${last(stale.last)}: set the clock there, or mine`
      : NOTHING,
  ].filter((part) => part.text !== '');
  const [by, before] = secrets;
  const used = former.count > 0 ? md`used by ${former.count}${last(former.last)}` : md`used by none yet`;
  const known = by
    ? md`, secret in ${by}${before ? md`, and the one of before in ${before} (${used})` : NOTHING}`
    : NOTHING;
  const address = md`\`${publicUrl}/inbound/${name}${type === 'statuspage' ? '/<token>' : ''}\``;
  return md`*${name}* (${type}), ${address}${known}: ${join(told, ' · ')}`;
}

/** Whoever mistypes a name at the sender sees it refused there alone, and here nothing of it. */
export const astrayLine = ({ count, last, name }: Astray, publicUrl: string): Mrkdwn =>
  md`:warning: ${count} sent to a name that no source has here, last ${when(last)}${name === undefined ? NOTHING : md` to \`${publicUrl}/inbound/${name}\``}: mend the address where it is sent from, or add the source to manifests/inbound.yml`;

const ABOUT: Record<Told['type'], string> = {
  commits: 'commits',
  build: 'builds',
  artifact: 'artifacts',
  check: 'checks',
  findings: 'findings',
  deployment: 'deployments',
  run: 'runs',
  incident: 'incidents',
  alerts: 'alerts',
  page: 'pages',
};

/** "commits in 2, checks in 1": what is missing was not chosen where it comes from. */
function ofWords({ of = {} }: Tally): Mrkdwn {
  const told = Object.entries(of).map(([type, count]) => md`${own(ABOUT, type) ?? type} in ${count}`);
  return told.length > 0 ? md` (${join(told, ', ')})` : NOTHING;
}

const whyWords = ({ why }: Tally): Mrkdwn => (why ? md` (the last: ${shortened(why, 120)})` : NOTHING);

/** What was set aside of it, and why. */
export function asideLines({ deliveries, dropped }: Quarantine): Mrkdwn {
  const shown = deliveries.slice(-SHOWN).reverse();
  const older = deliveries.length - shown.length;
  const lines = [
    ...shown.map(
      ({ at, event, delivery, size, faults }) =>
        md`${when(at)} ${shortened(event, 60)} \`${shortened(delivery, 60)}\`, ${size} bytes, could not be read: ${shortened(faults[0] ?? 'unknown', 120)}`,
    ),
    ...(older > 0 ? [md`and ${older} before`] : []),
    ...(dropped > 0 ? [md`of ${dropped} more, older, nothing is kept: have them sent again`] : []),
  ];
  return join(lines, '\n');
}
