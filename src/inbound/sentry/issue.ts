import { z } from 'zod';
import { own } from '../../domain/own.ts';
import { faultsOf } from '../body.ts';
import { id, instant, link, several, some, text, word } from '../fields.ts';
import type { Translated } from '../source.ts';
import type { IncidentTold } from '../told.ts';

const Issue = z.object({
  action: z.string(),
  data: z.object({
    issue: z.object({
      id,
      title: text(200),
      level: word(40),
      status: word(40),
      substatus: word(60),
      firstSeen: instant,
      lastSeen: instant,
      permalink: link,
      web_url: link,
      project: some(z.object({ slug: word(200) })),
    }),
  }),
});

/** By what was done; what is archived troubles nobody. `regressed` and `escalating` are unresolved. */
const ACTIONS: Record<string, IncidentTold['state']> = {
  created: 'open',
  unresolved: 'open',
  assigned: 'acknowledged',
  resolved: 'resolved',
  archived: 'resolved',
  ignored: 'resolved',
};

/** As it is, where an alert of what happens to issues does not say what was done. */
const STATUSES: Record<string, IncidentTold['state']> = {
  unresolved: 'open',
  resolved: 'resolved',
  ignored: 'resolved',
};

type Seen = { firstSeen: string | undefined; lastSeen: string | undefined; substatus: string | undefined };

/** When the trouble of now began: an issue that came back was first seen years ago, but for its last event that is as much as Sentry tells. */
const beganAt = ({ firstSeen, lastSeen, substatus }: Seen, isNew: boolean): string | undefined =>
  isNew || substatus === 'new' ? firstSeen : (lastSeen ?? firstSeen);

/** An issue. `at`: when Sentry told of it, which alone says when it became so. Who asks for those that are created hears of each: an alert rule tells of those that matter. */
export function issue(body: unknown, at: string | undefined): Translated {
  const read = Issue.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { action } = read.data;
  const { issue: it } = read.data.data;
  const done = own(ACTIONS, action) ?? (action === 'triggered' ? own(STATUSES, it.status ?? '') : undefined);
  if (done === undefined) return { ignored: `an issue that is ${action.slice(0, 40)} is not used` };
  const state = done === 'acknowledged' && it.status === 'resolved' ? 'resolved' : done;
  const slug = it.project?.slug;
  return {
    told: {
      type: 'incident',
      from: { service: slug, labels: slug ? { project: slug } : undefined },
      key: it.id,
      title: it.title ?? 'an issue without a title',
      state,
      severity: it.level,
      startedAt: beganAt(it, action === 'created'),
      at: action === 'created' ? it.firstSeen : at,
      url: it.web_url ?? it.permalink,
    },
  };
}

const Event = z.object({
  data: z.object({
    event: z.object({
      issue_id: word(200),
      issue_url: link,
      title: text(200),
      level: word(40),
      datetime: instant,
      environment: word(100),
      release: word(200),
      url: word(1000),
      web_url: link,
      tags: several(z.tuple([z.string().max(100), z.string().max(300)]), 100),
    }),
    triggered_rule: text(200),
  }),
});

/** An alert rule for issues was triggered, by an event of one. */
export function eventAlert(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { event: it } = read.data.data;
  // Servers of before name the issue by its address alone.
  const key = it.issue_id ?? [it.issue_url, it.web_url].map(issueIn).find(Boolean);
  if (key === undefined) return { faults: ['data.event.issue_id: is missing'] };
  // What *Send Test Notification* of a rule makes up.
  if (it.tags.some(([name, value]) => name === 'sample_event' && value === 'yes'))
    return { test: 'a test notification of an alert rule' };
  const slug = /\/projects\/[^/]+\/([^/]+)\//.exec(it.url ?? '')?.[1];
  const tag = new Map(it.tags);
  const environment = it.environment ?? tag.get('environment');
  return {
    told: {
      type: 'incident',
      from: {
        service: slug,
        ...releaseIn(it.release ?? tag.get('release')),
        environment,
        labels: slug ? { project: slug } : undefined,
      },
      key,
      title: it.title ?? read.data.data.triggered_rule ?? 'an issue without a title',
      state: 'open',
      severity: it.level ?? tag.get('level'),
      startedAt: it.datetime,
      at: it.datetime,
      url: it.web_url,
    },
  };
}

/** A release is called `checkout@4.2.0`, or `4.2.0`, or as its commit. */
function releaseIn(release: string | undefined): { version?: string; commit?: string } {
  const commit = /(?:^|@)([0-9a-f]{40})$/.exec(release ?? '')?.[1];
  if (commit !== undefined) return { commit };
  return release === undefined ? {} : { version: release };
}

const issueIn = (address: string | undefined) => /\/issues\/(\d{1,30})(?:\/|$)/.exec(address ?? '')?.[1];
