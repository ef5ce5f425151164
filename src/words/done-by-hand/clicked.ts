import { one } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import type { OnClick } from '../ask.ts';
import { seeFor } from '../ask.ts';
import { filledFrom, nothing, opened } from './part.ts';
import { typed } from './typed.ts';
import { wholeByHand, wholeFirst } from './whole.ts';

/** [Done by hand…]: `about` is a release, or what was asked for where the button stands. */
export const clickByHand: OnClick = async (about, a) => {
  if (!/^R-\d+$/.test(about)) return typed(about === '-' ? '' : about, a);
  const { release, company } = await seeFor(a, { release: one(releases, about) });
  const how = release && wholeFirst(release);
  if (release && how) return wholeByHand(release, how, '', a);
  return opened(release ? filledFrom(release) : nothing(company), a, release);
};
