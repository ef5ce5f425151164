import { z } from 'zod';
import { moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { releases } from '../release/document.ts';
import type { Release } from '../release/release.ts';
import { votes } from './document.ts';
import type { Vote } from './vote.ts';

/** A vote, as its buttons and timers name it. */
export type OfVote = { release: string; vote: string };
export const voteTimer = z.strictObject({ release: z.string(), vote: z.string() });
export const voteOn = ({ release, vote }: OfVote) => ({ release: one(releases, release), vote: one(votes, vote) });

type Found = { release: Release | undefined; vote: Vote | undefined };

/** A vote that is open, with its release; undefined once it is over, or another has taken its place. */
export const ongoing = ({ release, vote }: Found) =>
  release?.status === 'voting' && vote?.status === 'open' && release.vote === vote.id ? { release, vote } : undefined;

export const OVER = moot('the vote is over');
