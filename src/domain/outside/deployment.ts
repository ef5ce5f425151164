import { oldestFirst } from '../../time/in-order.ts';
import type { Whose } from '../environment/environment.ts';

/** What a system told of a deployment that it made: `running` and `requested` change nothing of what runs. */
const DEPLOYMENT_STATES = ['requested', 'running', 'succeeded', 'failed', 'rolled-back', 'removed'] as const;
export type DeploymentState = (typeof DEPLOYMENT_STATES)[number];

/** `key`: of the deployment at its `source`; `version`: as people know it, or "commit abc1234"; '' of a service that was taken away, whichever ran; `at`: when it became so, UTC ISO. */
export type Report = {
  source: string;
  key: string;
  version: string;
  commit?: string;
  regions: string[];
  state: DeploymentState;
  at: string;
  by?: Whose;
  url?: string;
};

type Told = { at: string; state: DeploymentState };

/**
 * A deployment that was not asked for by Gonogo, as it was told of last. `liveAt`: when it was done, UTC ISO; `urlOf`, `byOf`: the report that the link,
 * or who, is of, where the last has none.
 */
export type Deployment = Report & { liveAt?: string; urlOf?: Told; byOf?: Told };

/** The deployments of a service in an environment, the oldest first. */
export type Deployments = { v: 2; id: string; deployments: Deployment[] };

/** How many are kept: late reports are of the newest. */
const KEPT = 50;

export const isSame = (a: Pick<Report, 'source' | 'key'>, b: Pick<Report, 'source' | 'key'>) =>
  a.source === b.source && a.key === b.key;

/** Of two reports of one deployment the later counts; of one instant, the one that goes further. */
const isLater = (a: Told, b: Told) =>
  a.at > b.at || (a.at === b.at && DEPLOYMENT_STATES.indexOf(a.state) > DEPLOYMENT_STATES.indexOf(b.state));

/**
 * The deployment once this was told of it, whatever came first; undefined where all of it was known. Its newest report counts, and for its link and for who
 * the newest that has one: those that tell of its end often have none.
 */
export function deploymentWith(known: Deployments | undefined, report: Report): Deployment | undefined {
  const before = known?.deployments.find((d) => isSame(d, report));
  const done = report.state === 'succeeded' ? report.at : undefined;
  const liveAt = [before?.liveAt, done]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  const isNewest = !before || isLater(report, before);
  const { url: _, urlOf: __, by: ___, byOf: ____, ...newest }: Deployment = isNewest ? report : before;
  const [urlWas, byWas] = [before?.urlOf ?? before, before?.byOf ?? before];
  const url = newestOf(before?.url, urlWas, report.url, report);
  const by = newestOf(before?.by, byWas, report.by, report);
  if (!isNewest && liveAt === before.liveAt && url?.of !== report && by?.of !== report) return undefined;
  const isOlder = ({ of }: { of: Told }) => isLater(newest, of);
  return {
    ...newest,
    ...(url && { url: url.value, ...(isOlder(url) && { urlOf: toldIn(url.of) }) }),
    ...(by && { by: by.value, ...(isOlder(by) && { byOf: toldIn(by.of) }) }),
    ...(liveAt !== undefined && { liveAt }),
  };
}

const toldIn = ({ at, state }: Told): Told => ({ at, state });

/** What the newest report says that says it at all, and which that is. */
function newestOf<T>(was: T | undefined, of: Told | undefined, is: T | undefined, report: Told) {
  const known = was !== undefined && of ? { value: was, of } : undefined;
  return is !== undefined && (!known || isLater(report, known.of)) ? { value: is, of: report } : known;
}

const inOrder = ({ at, source, key }: Deployment) => `${at} ${source} ${key}`;

export const withDeployment = (known: Deployments, deployment: Deployment): Deployments => ({
  ...known,
  deployments: oldestFirst([...known.deployments.filter((d) => !isSame(d, deployment)), deployment], inOrder).slice(
    -KEPT,
  ),
});

/** What is left of it where it went: it runs or has run; it was taken away again; or it never came to stay. */
export const leaves = ({ state, liveAt }: Deployment): 'runs' | 'gone' | 'nothing' => {
  if (liveAt === undefined || state === 'failed' || state === 'rolled-back') return 'nothing';
  return state === 'removed' ? 'gone' : 'runs';
};
