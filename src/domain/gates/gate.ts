import type { Reads, Seen } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import type { Proof } from '../evidence/verdict.ts';
import type { Phrase } from '../phrase.ts';
import type { Release } from '../release/release.ts';
import type { Opener } from './who-opens.ts';

/**
 * What a gate saw. `until`: when it opens by itself (UTC ISO), if it does. `waits`: closed, and it opens in the normal course of things: nothing
 * went wrong. `proofs`: what it rests on. `asks`: open, but for a reason. `byHand`: closed to pipelines alone: people do it, and record it.
 */
export type Sight = {
  open: boolean;
  saw: Phrase;
  until?: string;
  waits?: true;
  asks?: true;
  byHand?: true;
  proofs?: Proof[];
};

/** The environment of whoever asks for many releases at once. */
export const ANYWHERE = '-';

/** What is known of a release before anything else is read for it. */
export type Destined = Pick<Release, 'id' | 'items' | 'environment'>;

type Kind<Id extends string, R extends Reads> = {
  /** what overrides are stored under */
  id: Id;
  /** what people see */
  title: string;
  /** what it means where it is closed, to somebody who knows no gate: no version, no tool */
  plain: string;
  /** only the pipeline or another time opens it: nobody overrides it */
  firm?: true;
  /** an override counts in what it sees, and never opens what it found closed */
  weighsOverrides?: true;
  /** who can open it where it is closed */
  opens?: Opener;
  reads?: (of: Destined) => R;
  /** nothing for a release that it does not concern; `who`: of the person who would deploy, where one is meant */
  see: (
    release: Release,
    world: Pick<World, 'now' | 'company' | 'people'> & Seen<R>,
    who?: string,
  ) => Sight | undefined;
};

/** A condition for a deploy. */
export const gate = <const Id extends string, R extends Reads = Record<never, never>>(kind: Kind<Id, R>) => kind;
