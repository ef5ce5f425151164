import type { Company } from '../../src/domain/company/company.ts';
import type { ReadingContext } from '../../src/reading/part.ts';
import { environment, environments } from '../../src/reading/parts/environments.ts';
import { links } from '../../src/reading/parts/links.ts';
import { after } from '../../src/reading/parts/other-release.ts';
import { person } from '../../src/reading/parts/people.ts';
import { whichRelease, whichReleaseBeforeReason } from '../../src/reading/parts/release.ts';
import { everything, except, plannedKind } from '../../src/reading/parts/scope.ts';
import { itemsMaybe, itemsPlanned, services } from '../../src/reading/parts/services.ts';
import { strategy, strategyBesideTemplate } from '../../src/reading/parts/strategy.ts';
import { template } from '../../src/reading/parts/templates.ts';
import { ending } from '../../src/reading/parts/times.ts';
import { choice, role, said } from '../../src/reading/parts/words.ts';
import { COMPANY, NOW, PEOPLE } from '../domain/given.ts';

const service = (name: string) => ({ name, about: '', dependsOn: [] });
const place = (name: string) => ({ name, regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 });

/** A company whose names lie inside each other, and look like other words. */
export const company: Company = {
  ...COMPANY,
  strategies: ['careful', 'all-at-once', 'friday', 'slow-roll'].map((name) => ({
    name,
    words: `${name} words`,
    steps: [],
  })),
  services: [
    'checkout-api',
    'payments',
    'search',
    'search-and-browse',
    'staging-proxy',
    'hotfix-service',
    'invoices',
    'accounts',
    'constructor',
  ].map(service),
  templates: [
    {
      ...{ name: 'new-index', title: 'Index refresh', version: 1 },
      ...{ services: ['search'], environments: ['staging'], revokedByFailure: true },
    },
  ],
  environments: ['staging', 'pre-production', 'production'].map(place),
  audiences: [
    ...COMPANY.audiences,
    ...(['business', 'user-facing'] as const).map((language) => {
      const [name, title] = language === 'business' ? ['executives', 'Leaders'] : ['support', 'Support'];
      return {
        name,
        title,
        language,
        channel: `${name}-news`,
        headline: false,
        events: ['update' as const],
        templates: {},
      };
    }),
  ],
};

/** Tuesday 10:00 in Berlin. */
export const context: ReadingContext = {
  company,
  people: { ...PEOPLE, handles: { sam: 'USAM', 'jörg.k': 'UJORG' } },
  zone: 'Europe/Berlin',
  now: NOW,
};

/** What words take, in each of the ways there are. */
export const TAKES = {
  plan: {
    parts: { items: itemsPlanned, where: environment, after, kind: plannedKind, strategy },
    when: true,
    why: 'marked',
  },
  planBesideTemplate: {
    parts: { items: itemsPlanned, strategy: strategyBesideTemplate, template },
    when: true,
    why: 'marked',
  },
  whatIf: { parts: { items: itemsMaybe, where: environment, kind: plannedKind }, when: true },
  move: { parts: { release: whichRelease }, when: true, why: 'marked' },
  show: { parts: { release: whichRelease } },
  free: { parts: { release: whichReleaseBeforeReason }, why: 'free' },
  stop: { parts: { services, where: environment, except, everything, ending }, why: 'free', lasts: 'ends' },
  freeze: {
    parts: { services, where: environment, except, everything, soft: said('soft') },
    when: true,
    why: 'marked',
    lasts: 'begins',
  },
  delegate: {
    parts: { revoke: said('revoke'), who: person, role },
    when: 'until the end of work',
    lasts: 'begins',
  },
  handOver: { parts: { who: person, release: whichRelease } },
  documents: { parts: { release: whichRelease, links } },
  list: {
    parts: { services, environments, mine: said('mine'), range: choice('ranges', ['next week', 1], ['week', 0]) },
  },
} as const;
