import { z } from 'zod';
import { instant, link, sha, textIn } from '../../inbound/fields.ts';
import { Person } from '../../inbound/github/fields.ts';
import { reviewTold } from '../../inbound/github/pull-request.ts';
import type { CheckTold } from '../../inbound/told.ts';
import { type Api, askApi } from '../../outbound/api.ts';
import type { Pull } from './shapes.ts';

const Reviews = z.array(
  z.object({ user: Person, state: z.string(), commit_id: sha, submitted_at: instant, html_url: link }),
);

/** Its reviews, as a webhook tells them: the same told twice counts once. Where they can't be read, none. */
export async function reviewsOf(github: Api, path: string, { number, title, user }: Pull): Promise<CheckTold[]> {
  const got = await askApi(github, { path: `${path}/pulls/${number}/reviews?per_page=100` }, Reviews);
  const repository = path
    .replace(/^\/repos\//, '')
    .split('/')
    .map(decodeURIComponent)
    .join('/');
  const pull = { title: textIn(title, 200), user: Person.parse(user) };
  return (got.ok ? got.value : []).flatMap((review) => reviewTold(repository, pull, review) ?? []);
}
