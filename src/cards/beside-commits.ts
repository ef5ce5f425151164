import { type Mrkdwn, md } from '../blocks/mrkdwn.ts';
import { shortened } from '../blocks/text.ts';
import type { BuildsOf } from '../domain/build/document.ts';
import { newOf, riskyOf } from '../domain/build/new-in.ts';
import type { ComparedBuild, Risky } from '../domain/build/parts.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Environments } from '../domain/environment/document.ts';
import { fewOf } from '../domain/few.ts';
import type { Release } from '../domain/release/release.ts';

/** Of so many services, in all; the rest is a link away. */
const SHOWN = 12;

/** What a repository tells beside commits: files, lines, risky places, what it takes back, and what is not known. */
export function repositoryLines(release: Release, world: Environments & BuildsOf & Pick<World, 'company'>): Mrkdwn[] {
  return release.items.slice(0, SHOWN).flatMap((item) => {
    const changes = newOf(item, release, world);
    const told = changes?.told ?? [];
    const lines = [
      ...told.flatMap((c) => filesLine(item.service, c, told.length > 1)),
      ...riskyLines(riskyOf(changes)),
      ...told.flatMap((c) => lostLine(item.service, c)),
    ];
    const unread = changes?.unread
      ? [md`What is new in ${item.service} is as builds told it: ${shortened(changes.unread, 200)}`]
      : [];
    return [...lines, ...unread];
  });
}

function filesLine(service: string, { files, from }: ComparedBuild, isOneOfSome: boolean): Mrkdwn[] {
  if (!files) return [];
  const { count, added, removed } = files;
  const lines = added === undefined || removed === undefined ? '' : `, +${added} −${removed} lines`;
  const rest = files.more ? ', and more than can be listed: risky paths may be among them' : '';
  const since = isOneOfSome ? ` since ${from}` : '';
  return [md`${service}${since}: ${count === 1 ? '1 file' : `${count} files`}${lines}${rest}`];
}

const riskyLines = (risky: Risky[]): Mrkdwn[] =>
  risky
    .slice(0, 5)
    .map(
      ({ why, count, example }) => md`⚠ ${why}: ${shortened(example, 80)}${count > 1 ? ` and ${count - 1} more` : ''}`,
    );

function lostLine(service: string, { lost, to }: ComparedBuild): Mrkdwn[] {
  if (lost.length === 0) return [];
  const titles = lost.toReversed().map((c) => shortened(c.title, 60));
  return [md`⚠ ${service} ${to} is without ${lost.length} that run there now: ${fewOf(titles, 3, '; ')}`];
}
