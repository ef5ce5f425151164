import { z } from 'zod';
import { hostOf } from '../../authors/keys.ts';
import { whoIn } from '../../authors/who.ts';
import { type Builds, buildOf } from '../../domain/build/build.ts';
import { comparedOf } from '../../domain/build/compared.ts';
import { builds } from '../../domain/build/document.ts';
import { serviceNamed } from '../../domain/company/services.ts';
import { one, some } from '../../domain/deciding/reads.ts';
import { GONOGO } from '../../domain/deciding/world.ts';
import { allEnvironments } from '../../domain/environment/document.ts';
import { versionsOf } from '../../domain/environment/environment.ts';
import { isAhead } from '../../domain/release/ahead.ts';
import { releases } from '../../domain/release/document.ts';
import { servicesOf } from '../../domain/release/release.ts';
import { perform } from '../../door/perform.ts';
import { see } from '../../door/read-only.ts';
import type { ComparisonRead, End, Repository } from '../../repositories/repository.ts';
import { MINUTE_MS } from '../../time/instants.ts';
import { recording, reviewing, type Wanted } from '../keeping-changes.ts';
import { kind } from '../kind.ts';

const data = z.object({ kind: z.literal('changes'), release: z.string() });

/** As often as a repository that does not answer is asked, before what builds registered has to do; and how long is waited between, ms. */
const ATTEMPTS = 6;
const RETRY_MS = 30_000;
/** What could not be told may be by now, ms. */
const AGAIN_MS = 10 * MINUTE_MS;

/** What a release brings to where it goes is asked of its services' repositories, never while somebody waits for an answer. It is kept by its two commits. */
export const changes = kind(data, ({ setting, repositories, personOf }) => {
  async function wantedFor(id: string): Promise<Wanted[]> {
    const { release } = await see(setting, { release: one(releases, id) });
    if (!release || !isAhead(release)) return [];
    const world = await see(setting, { builds: some(builds, servicesOf(release)), environments: allEnvironments });
    return release.items.flatMap(({ service, version: to }) =>
      [...new Set(versionsOf(world.environments[release.environment], service, world))]
        .map((from) => ({ service, from, to, known: world.builds[service] }))
        .filter(({ known, from }) => from !== to && !isKnown(known, from, to)),
    );
  }
  function isKnown(known: Builds | undefined, from: string, to: string): boolean {
    const before = comparedOf(known, from, to);
    if (!before) return false;
    return before.failed === undefined || Date.parse(setting.now()) - Date.parse(before.at) < AGAIN_MS;
  }

  /** The first of its repositories that is connected. */
  function askedOf({ service, from, to, known }: Wanted) {
    for (const name of serviceNamed(setting.company(), service)?.repositories ?? []) {
      const repository = repositories.find((r) => r.has(name));
      if (repository) return { repository, name, base: end(repository, from), head: end(repository, to) };
    }
    return undefined;
    function end(repository: Repository, version: string): End {
      const commit = buildOf(known, version)?.commit;
      return { version, tags: repository.tagsOf(service, version), ...(commit && { commit }) };
    }
  }

  async function keep(wanted: Wanted, got: ComparisonRead, type: string, cause: string): Promise<string | undefined> {
    const who = whoIn(setting.company(), personOf, hostOf(type));
    // What changes is asked once: what is said besides has to be kept before it.
    const before = got.ok ? reviewing(wanted, got.compared, type) : [];
    for (const command of [...before, recording(wanted, got, who)]) {
      const outcome = await perform(setting, command, { actor: GONOGO, via: 'repository', cause });
      if (!outcome.ok) return outcome.refusal.refused;
    }
    return undefined;
  }

  return {
    mark: false,
    call: () => ({ rule: 'free' }),
    async attempt({ release: id }, errand, tries) {
      for (const wanted of await wantedFor(id)) {
        const asked = askedOf(wanted);
        if (!asked) continue;
        const { repository, name, base, head } = asked;
        const got = await repository.compare(name, base, head);
        const isOver = got.ok || got.final || tries + 1 >= ATTEMPTS;
        if (!isOver)
          return { why: got.why, failing: false, unsent: true, retryInMs: Math.max(RETRY_MS, got.retryAfterMs ?? 0) };
        const why = await keep(wanted, got, repository.type, errand.key);
        if (why !== undefined) return { why, failing: false, unsent: true };
      }
      return { done: true };
    },
  };
});
