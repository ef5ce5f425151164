import { own } from '../../domain/own.ts';
import { digestIn, shaIn } from '../fields.ts';
import { refIn, repositoryIn } from '../refs.ts';
import type { CheckState, DeploymentTold, Origin, Told } from '../told.ts';
import { type It, serviceIn } from './it.ts';
import { OUTCOMES } from './outcomes.ts';

const DEPLOYED: Record<string, DeploymentTold['state']> = {
  deployed: 'succeeded',
  upgraded: 'succeeded',
  // It tells of what runs there by now: the artifact that it was rolled back to.
  rolledback: 'succeeded',
  removed: 'removed',
};

/** Each is a deployment of its own: an artifact that comes there again is not the one of before. Of what is removed nothing is left, whichever version it was. */
export function serviceOf(it: It, done: string): Told[] {
  const { source, id } = it.event.context;
  const { version: _, commit: __, digest: ___, ...whichever } = it.from;
  const from = done === 'removed' ? whichever : it.from;
  return placed(
    { ...it, from },
    own(DEPLOYED, done),
    `${source}#${id}`,
    from.service ?? serviceIn(it.event.subject.id),
  );
}

const ON_ITS_WAY: Record<string, DeploymentTold['state']> = { queued: 'requested', started: 'running' };
const FINISHED: Partial<Record<CheckState, DeploymentTold['state']>> = {
  passed: 'succeeded',
  failed: 'failed',
  cancelled: 'failed',
};

/** From queued to finished its subject is the same; what it brings is known by its artifact. How it ended is not guessed. */
export function deploymentOf(it: It, done: string): Told[] {
  const { event, content } = it;
  const ended = own(OUTCOMES, (content.outcome ?? '').toLowerCase());
  const state = done === 'finished' ? ended && FINISHED[ended] : own(ON_ITS_WAY, done);
  return placed(it, state, `${event.subject.source ?? event.context.source}#${event.subject.id}`, it.from.service);
}

/** Where services run; a database is brought to what was declared, too. */
const PLACES = ['cluster', 'environment', 'namespace'];

/** A controller brought a place to what was declared: a commit, or a version. It looks every few minutes: what changed nothing there is no deployment, and that is told when it ends. */
export function reconciliationOf(it: It, done: string): Told[] {
  const { target, desiredState, changed } = it.content;
  if (done !== 'finished' || changed === false || !PLACES.includes(target?.type?.toLowerCase() ?? 'environment'))
    return [];
  const from = { ...it.from, ...revisionIn(desiredState?.id), environment: target?.id ?? it.from.environment };
  return deploymentOf(
    { ...it, from: { ...from, repository: from.repository ?? repositoryIn(desiredState?.source) } },
    done,
  );
}

/** A commit alone; or a name as well, as Flux writes it: `main@sha1:…` */
function revisionIn(id: string | undefined): Pick<Origin, 'branch' | 'version' | 'ref' | 'commit' | 'digest'> {
  const commit = shaIn(id?.replace(/^.*@sha1:/, ''));
  const name = id?.replace(/@?sha(1|256):.*$/, '');
  return { ...(shaIn(name) === undefined && refIn(name)), ...(commit && { commit }), digest: digestIn(id) };
}

function placed(
  { from, at }: It,
  state: DeploymentTold['state'] | undefined,
  key: string,
  service: string | undefined,
): Told[] {
  const { environment } = from;
  if (state === undefined || environment === undefined) return [];
  return [{ type: 'deployment', from: { ...from, service, environment }, key: key.slice(0, 300), state, at }];
}
