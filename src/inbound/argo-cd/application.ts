import { z } from 'zod';
import { own } from '../../domain/own.ts';
import { faultsOf } from '../body.ts';
import { digestIn, instant, link, several, sha, word } from '../fields.ts';
import { repositoryIn } from '../refs.ts';
import type { Translated } from '../source.ts';
import type { DeploymentTold, ImageTold, Told } from '../told.ts';

/** What Go writes for what a template has no value for. */
const NOTHING = ['<no value>', '<nil>'];
const filled = (most: number) => word(most).transform((given) => (NOTHING.includes(given ?? '') ? undefined : given));

/** As the template of docs/sources/argo-cd.md writes it: `correlation` is what a step's operation carries, of others it is empty. */
const Event = z.object({
  application: z.string().min(1).max(200),
  correlation: filled(300).transform((given) => given ?? ''),
  url: filled(20_000),
  environment: filled(100),
  phase: filled(40),
  health: filled(40),
  revision: filled(100),
  repository: filled(500),
  startedAt: instant,
  finishedAt: instant,
  images: several(z.string().max(500), 20),
});
const Revision = z.object({ revision: sha });

/** An operation of an application. How it is is looked at: that it was synced does not say that it is healthy. */
export function application(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { application: name, correlation, url } = read.data;
  const told: Told = {
    type: 'run',
    system: 'argo-cd',
    place: [name],
    ...(correlation !== '' && { run: correlation }),
    names: [correlation],
    attempt: 1,
    state: 'look',
    message: '',
    ...(url && { url }),
  };
  const deployment = deploymentOf(read.data);
  return { told: deployment ? [told, deployment] : told };
}

const PHASES: Record<string, DeploymentTold['state']> = {
  Running: 'running',
  Terminating: 'running',
  Succeeded: 'succeeded',
  Failed: 'failed',
  Error: 'failed',
};

/** Where the template says which environment an application is; one that was synced and is not yet healthy is still on its way. */
function deploymentOf(it: z.output<typeof Event>): DeploymentTold | undefined {
  const state = own(PHASES, it.phase ?? '');
  if (state === undefined || it.environment === undefined) return undefined;
  const images = it.images.map(imageOf);
  return {
    type: 'deployment',
    from: {
      service: it.application,
      repository: repositoryIn(it.repository),
      commit: Revision.parse({ revision: it.revision }).revision,
      ...images[0],
      environment: it.environment,
    },
    key: [it.application, it.revision, it.startedAt].filter(Boolean).join('@'),
    state: state === 'succeeded' && it.health === 'Progressing' ? 'running' : state,
    at: it.finishedAt ?? it.startedAt,
    url: z.object({ link }).parse({ link: it.url }).link,
    ...(images.length > 1 && { images }),
  };
}

const imageOf = (written: string): ImageTold => ({
  version: /:([^/:@]+)(@.*)?$/.exec(written.replace(/@sha256:.*$/, ''))?.[1],
  image: written.replace(/@.*$/, '').replace(/:[^/:]*$/, ''),
  digest: digestIn(written),
});
