import { z } from 'zod';
import { commitOf, keptSha } from '../../authors/commit.ts';
import { hostOf } from '../../authors/keys.ts';
import { whoIn } from '../../authors/who.ts';
import { type Builds, buildOf } from '../../domain/build/build.ts';
import { comparedOf } from '../../domain/build/compared.ts';
import { builds } from '../../domain/build/document.ts';
import type { RecordChanges } from '../../domain/build/record-changes.ts';
import { serviceNamed } from '../../domain/company/services.ts';
import { isAhead } from '../../domain/deadline/deadline.ts';
import { one, some } from '../../domain/deciding/reads.ts';
import { GONOGO } from '../../domain/deciding/world.ts';
import { allEnvironments } from '../../domain/environment/document.ts';
import { versionsOf } from '../../domain/environment/environment.ts';
import type { Command } from '../../domain/index.ts';
import { releases } from '../../domain/release/document.ts';
import { servicesOf } from '../../domain/release/release.ts';
import { see } from '../../door/look.ts';
import { perform } from '../../door/perform.ts';
import { redacted } from '../../inbound/redact.ts';
import type { Compared, ComparisonRead, End, Files, Merged, Repository } from '../../repositories/repository.ts';
import { MINUTE_MS } from '../../time/instants.ts';
import { kind } from '../kind.ts';

const data = z.object({ kind: z.literal('changes'), release: z.string() });

/** As often as a repository that does not answer is asked, before what builds registered has to do; and how long is waited between, ms. */
const ATTEMPTS = 6;
const RETRY_MS = 30_000;
/** What could not be told may be by now, ms. */
const AGAIN_MS = 10 * MINUTE_MS;

type Who = ReturnType<typeof whoIn>;
type Wanted = { service: string; from: string; to: string; known: Builds | undefined };

/** What a release brings to where it goes is asked of its services' repositories, never while somebody waits for an answer. It is kept by its two commits. */
export const changes = kind(data, ({ setting, repositories, personOf }) => {
  async function wantedFor(id: string): Promise<Wanted[]> {
    const { release } = await see(setting, { release: one(releases, id) });
    if (!release || !isAhead(release)) return [];
    const world = await see(setting, { builds: some(builds, servicesOf(release)), environments: allEnvironments });
    return release.items.flatMap(({ service, version: to }) =>
      [...new Set(versionsOf(world.environments[release.environment], service))]
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

/** What is kept of it, or why it could not say. */
function recording({ service, from, to }: Wanted, got: ComparisonRead, who: Who): RecordChanges {
  const about = { type: 'RecordChanges', service } as const;
  if (!got.ok) {
    const failed = got.gone === undefined ? got.why : `its repository knows the commit of ${got.gone} no more`;
    const nothing = { base: '', head: '', commits: [], lost: [], more: 0, merged: [] };
    return { ...about, paths: [], compared: { from, to, ...nothing, failed: failed.slice(0, LONGEST_WHY) } };
  }
  const { base, head, commits, lost, more, merged, files, url } = got.compared;
  return {
    ...about,
    paths: files?.paths ?? [],
    compared: {
      ...{ from, to, base, head, more },
      commits: commits.map((c) => commitOf(c, who)),
      lost: lost.map((c) => commitOf(c, who)),
      merged: merged.slice(-MOST_MERGED).map((m) => mergedOf(m)),
      ...(files && { files: sizeOf(files) }),
      ...linkOf(url),
    },
  };
}

/** By which requests its commits came in, and how these were reviewed. */
function reviewing({ service }: Wanted, { merged, reviews = [] }: Compared, source: string): Command[] {
  return [
    ...merged.flatMap(({ tip, head, number, commits }): Command[] => {
      if (tip === undefined || head === undefined) return [];
      const merge = {
        tip: keptSha(tip),
        head: keptSha(head),
        number,
        commits: commits.slice(0, MOST_OF_ONE).map(keptSha),
      };
      return [{ type: 'HearMerge', service, merge }];
    }),
    ...reviews.map((told): Command => ({ type: 'HearEvidence', source, service, told })),
  ];
}
const MOST_OF_ONE = 300;

const LONGEST_WHY = 300;
const MOST_MERGED = 50;

const linkOf = (url: string | undefined) => (url && /^https?:\/\//.test(url) ? { url: url.slice(0, 500) } : {});

const mergedOf = ({ number, title, url }: Merged) => ({ number, title: redacted(title).slice(0, 100), ...linkOf(url) });

const sizeOf = ({ paths, more, added, removed }: Files) => ({
  count: paths.length,
  ...(more && { more }),
  ...(added !== undefined && { added }),
  ...(removed !== undefined && { removed }),
});
