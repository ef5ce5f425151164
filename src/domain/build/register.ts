import { type Decision, moot, type Reads, refuse, type World } from '../decision.ts';
import { say } from '../phrase.ts';
import { buildOf, type Commit } from './build.ts';

/** A pipeline built a version of a service. `since`: the version before it; without it, the one that was registered last. */
export type RegisterBuild = {
  type: 'RegisterBuild';
  service: string;
  version: string;
  commit: string;
  since?: string;
  commits: Commit[];
  url?: string;
};

export const registering = ({ service }: RegisterBuild): Reads => ({
  docs: [`build/${service}`],
  lists: ['releases/open'],
});

export function registerBuild(world: World, command: RegisterBuild): Decision {
  const { service, version, commit, commits, url } = command;
  if (!world.company.services.some((s) => s.name === service))
    return refuse('unknown-service', say`I don't know a service ${service}.`, {
      remedy: say`Name one of manifests/services.yml.`,
    });
  const builds = world.builds[service];
  const known = buildOf(builds, version);
  const last = builds?.builds.findLast((b) => b.version !== version)?.version;
  const since = command.since ?? (known ? known.since : last);
  const told = (of: readonly Commit[]) => JSON.stringify(of.map((c) => [c.sha, c.title, c.by ?? '']));
  if (known && known.commit === commit && known.since === since && told(known.commits) === told(commits))
    return moot('this build is registered already');
  return {
    facts: [
      {
        stream: `build/${service}`,
        type: 'BuildRegistered',
        service,
        version,
        commit,
        commits: commits.map(({ sha, by }) => ({ sha, ...(by && { by }) })),
        at: world.now,
        ...(since && since !== version && { since }),
        ...(url && { url }),
        text: { titles: commits.map((c) => c.title) },
      },
    ],
  };
}
