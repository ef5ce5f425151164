import { renderFor } from '../audiences/render.ts';
import type { Message } from '../blocks/blocks.ts';
import { headlineCard } from '../cards/headline.ts';
import { voteCard } from '../cards/vote.ts';
import { MADE_OF } from '../domain/documents.ts';
import { announcementOf, headlineOf } from '../domain/intents.ts';
import { voteOf } from '../domain/release/release.ts';
import { type Context, worldFor } from './context.ts';

/** What a message that is kept up to date shows now, by its name; `release`: whose thread it starts. */
export async function drawn(context: Context, name: string): Promise<{ message?: Message; release?: string }> {
  if (name.startsWith('post/')) return { message: await drawAnnouncement(context, name) };
  const [release = ''] = name.split('/');
  return name === headlineOf(release)
    ? { message: await drawHeadline(context, release), release }
    : { message: await drawVote(context, name) };
}

/** What a release's card says beside itself: its risk, its collisions, its checks. */
const AROUND = ['freezes/current', 'releases/open', ...MADE_OF];

export async function drawHeadline({ setting }: Context, id: string): Promise<Message | undefined> {
  const world = await worldFor(setting, { docs: [`release/${id}`], lists: AROUND });
  const release = world.releases[id];
  const voteId = release && voteOf(release);
  const vote = voteId ? (await worldFor(setting, { docs: [`vote/${voteId}`], lists: [] })).votes[voteId] : undefined;
  return release && headlineCard(release, vote, world);
}

export async function drawVote({ setting }: Context, id: string): Promise<Message | undefined> {
  const [about = ''] = id.split('/');
  const world = await worldFor(setting, { docs: [`vote/${id}`, `release/${about}`], lists: AROUND });
  const vote = world.votes[id];
  const release = world.releases[about];
  return vote && release && voteCard(release, vote, world);
}

/** What an audience reads of a freeze that has changed since it was told. */
async function drawAnnouncement({ setting }: Context, name: string): Promise<Message | undefined> {
  const { company, freezes, now } = await worldFor(setting, { docs: [], lists: ['freezes/current'] });
  const freeze = freezes.find((f) => company.audiences.some((a) => announcementOf(f.id, a.name) === name));
  const audience = freeze && company.audiences.find((a) => announcementOf(freeze.id, a.name) === name);
  return audience && freeze && renderFor(audience, { event: 'frozen', freeze, at: now });
}
