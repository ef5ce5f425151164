import { join, type Mrkdwn, md, NOTHING } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import { builds } from '../../domain/build/document.ts';
import { newIn } from '../../domain/build/new-in.ts';
import { type Stranger, strangersIn } from '../../domain/build/writers.ts';
import { some } from '../../domain/deciding/reads.ts';
import { allEnvironments } from '../../domain/environment/document.ts';
import { isAhead } from '../../domain/release/ahead.ts';
import { openOnes } from '../../domain/release/document.ts';
import { servicesOf } from '../../domain/release/release.ts';
import { say, seeFor } from '../ask.ts';
import { sentence } from '../sentence.ts';

const SHOWN = 20;

/** `/release authors`: whoever wrote some of what is planned, and is nobody that Slack or people.yml knows; with what they wrote, and how they are mapped. */
export const typed = sentence({ parts: {} }, async (_, a) => {
  const { openReleases, environments } = await seeFor(a, { openReleases: openOnes, environments: allEnvironments });
  const ahead = openReleases.filter(isAhead);
  const world = await seeFor(a, { builds: some(builds, [...new Set(ahead.flatMap(servicesOf))]) });
  const found = new Map<string, { stranger: Stranger; releases: string[] }>();
  for (const release of ahead)
    for (const stranger of strangersIn(newIn(release, { ...world, environments }), world.people)) {
      const known = found.get(stranger.mark);
      found.set(stranger.mark, { stranger, releases: [...(known?.releases ?? []), release.id] });
    }
  const all = [...found.values()];
  if (all.length === 0) return say(md`Everybody who wrote some of what is planned is known, as far as anybody told.`);
  const left = all.length - SHOWN;
  return say(
    join(
      [
        md`*Authors whom I don't know*`,
        ...all.slice(0, SHOWN).map(line),
        left > 0 ? md`and ${left} more` : NOTHING,
        md`To map one, write in manifests/people.yml and restart: \`- { slack: somebody@example.com, github: their-login }\`, or \`emails: [address@in.commits]\`; a bot: \`- { bot: true, github: its-login }\`. Then they don't clear what they wrote.`,
      ],
      '\n',
    ),
  );
});

const line = ({
  stranger: { name = 'somebody', commit },
  releases,
}: {
  stranger: Stranger;
  releases: string[];
}): Mrkdwn =>
  md`• *${shortened(name, 60)}*: \`${commit.sha.slice(0, 7)}\` ${shortened(commit.title, 80)} (${shortened(releases.join(', '), 100)})`;
