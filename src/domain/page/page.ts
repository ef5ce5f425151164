/** Who is asked one after another until somebody has it. */
export const STEPS = ['owner', 'on-duty', 'managers'] as const;
export type PagingStep = (typeof STEPS)[number];
export const SEVERITIES = ['critical', 'error', 'warning', 'info'] as const;
export type PageSeverity = (typeof SEVERITIES)[number];

/** Somebody was asked: `to`, user ids; `through`: the pagers by name, none where only Slack reaches them. `at`: UTC ISO */
export type PersonPaged = { step: PagingStep; to: string[]; through: string[]; at: string };

/** Who has it: a person of Slack, or as another system calls them; `how`: where they said so; `at`: when, which another system may tell late. */
export type Taker = { by?: string; name?: string; how: string; at: string };

/** As a fact tells it: `name` is what they are called elsewhere, where Slack does not know them. */
export type TakerTold = { by?: string; how: string; at: string; text: { name?: string } };
export const takerOf = ({ by, how, at, text: { name } }: TakerTold): Taker => ({
  ...(by && { by }),
  ...(name && { name }),
  how,
  at,
});

/** A page about a release. `key`: what tells it from others of that release. */
export type Page = {
  v: 1;
  /** `R-1/rollback-failed-R-1-2-eu` */
  id: string;
  release: string;
  /** where it happens */
  environment: string;
  summary: string;
  /** where it can be looked at: https */
  link?: string;
  severity: PageSeverity;
  asked: PersonPaged[];
  /** pagers that could not be reached, and why */
  unsent: { pager: string; why: string }[];
} & (
  | { status: 'open' }
  | { status: 'acknowledged'; taker: Taker }
  /** everybody was asked, and nobody has said so yet */
  | { status: 'unanswered' }
  | { status: 'resolved'; at: string; taker?: Taker }
);

/**
 * Of what was found to be unhealthy after a rollback: that is over when it is well, and not when all is back. Whoever had one that is over was woken for
 * that: each has its instant (UTC ISO) in its name.
 */
export const healthPage = (rollout: string, at: string) => `${HEALTH}${rollout}-${at}`;
/** `rollout`: of what runs since that one. */
export const isOfHealth = ({ id, release }: Pick<Page, 'id' | 'release'>, rollout?: string): boolean =>
  rollout === undefined
    ? id.startsWith(pageId(release, HEALTH))
    : `${id}-`.startsWith(pageId(release, `${HEALTH}${rollout}-`));
const HEALTH = 'unhealthy-after-';

export const pageId = (release: string, key: string) => `${release}/${key}`;

/** Whether somebody may still take it. */
export const isWaiting = (page: Page): page is Extract<Page, { status: 'open' | 'unanswered' }> =>
  page.status === 'open' || page.status === 'unanswered';

/** Who said so first has it; of two at once always the same, whoever is heard first. */
export const isBefore = (a: Taker, b: Taker) => a.at < b.at || (a.at === b.at && toldOf(a) < toldOf(b));
const toldOf = ({ how, by, name }: Taker) => [how, by ?? '', name ?? ''].join('\n');

/** What pagers know it by, in every workspace another. */
export const keyAtPager = (workspace: string, id: string) => `gonogo/${workspace}/${id}`;
export const idAtPager = (workspace: string, key: string): string | undefined => {
  const ours = `gonogo/${workspace}/`;
  return key.startsWith(ours) ? key.slice(ours.length) : undefined;
};

/** What stays of a page, whatever its status. */
export function baseOf({ v, id, release, environment, summary, link, severity, asked, unsent }: Page) {
  return { v, id, release, environment, summary, ...(link && { link }), severity, asked, unsent };
}
