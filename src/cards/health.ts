import { type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import { standsWords } from '../domain/health/said.ts';
import { standingOf, type Watch } from '../domain/health/watch.ts';
import { foundSince } from '../domain/release/found-since.ts';
import { type Release, rolloutOf } from '../domain/release/release.ts';
import { stepNamed } from '../domain/release/rollout/rollout-parts.ts';
import { measuresPage } from './pages.ts';

const WORDS = { 'go-on': 'Healthy', wait: 'Proving itself', unhealthy: 'Unhealthy', unknown: 'Not known' } as const;

/** One that was proved is watched on while its rollout waits: what was seen last is not hidden by that. */
const SINCE = 'Was healthy, not surely now';

function wordOf(watch: Watch): string {
  const { concluded, plan } = watch;
  const word = concluded === 'go-on' && standingOf(watch).verdict !== 'healthy' ? SINCE : WORDS[concluded];
  return plan.dry ? word.toLowerCase() : word;
}

/** Who goes on with it all the same: what may follow is no contradiction then. */
function passedBy(release: Release, { rollout, stage, concluded }: Watch): Mrkdwn {
  const run = rolloutOf(release);
  const { passed } = (run?.id === rollout && stepNamed(run, stage)) || {};
  return passed && (concluded === 'unhealthy' || concluded === 'unknown')
    ? md`, and ${{ user: passed.by }} went on all the same`
    : NOTHING;
}

/** What was found out that nothing had waited for: of a release's last rollout, and where it went back before that. */
export const foundLines = (release: Release): Mrkdwn[] =>
  foundSince(release).map(({ environment, verdict, said, at }) => {
    const where = release.wentBack && environment ? ` in ${environment}` : '';
    return md`${FOUND[verdict]}${where} ${when(at)}: ${said}`;
  });
const FOUND = { healthy: 'Found healthy', unhealthy: 'Found unhealthy', unknown: 'Not known to be healthy' } as const;

/** Of each service that proves itself: what was measured against what is allowed, until when, and how long it has held. */
export const healthLines = (release: Release, { watches }: { watches: Record<string, Watch | undefined> }): Mrkdwn[] =>
  Object.values(watches).flatMap((watch) =>
    watch && !watch.over
      ? [
          md`${watch.plan.dry ? 'Only tried (dry), ' : ''}${wordOf(watch)}${passedBy(release, watch)}: ${watch.service}, ${standsWords(watch)}${measuresPage(watch)}`,
        ]
      : [],
  );
