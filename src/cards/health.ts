import { type Mrkdwn, md } from '../blocks/mrkdwn.ts';
import { standsWords } from '../domain/health/said.ts';
import type { Watch } from '../domain/health/watch.ts';
import { measuresPage } from './pages.ts';

const WORDS = { 'go-on': 'Healthy', wait: 'Proving itself', unhealthy: 'Unhealthy', unknown: 'Not known' } as const;

const wordOf = ({ concluded, plan }: Watch) => (plan.dry ? WORDS[concluded].toLowerCase() : WORDS[concluded]);

/** Of each service that proves itself: what was measured against what is allowed, until when, and how long it has held. */
export const healthLines = ({ watches }: { watches: Record<string, Watch | undefined> }): Mrkdwn[] =>
  Object.values(watches).flatMap((watch) =>
    watch && !watch.over
      ? [
          md`${watch.plan.dry ? 'Only tried (dry), ' : ''}${wordOf(watch)}: ${watch.service}, ${standsWords(watch)}${measuresPage(watch)}`,
        ]
      : [],
  );
