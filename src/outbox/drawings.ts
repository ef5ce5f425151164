import type { Button } from '@slack/types';
import { renderFor } from '../audiences/render.ts';
import type { Message } from '../blocks/blocks.ts';
import { headlineCard } from '../cards/headline.ts';
import { helpButtons } from '../cards/helping.ts';
import { myTurnCard } from '../cards/turn.ts';
import { voteCard } from '../cards/vote.ts';
import { one } from '../domain/deciding/reads.ts';
import type { World } from '../domain/deciding/world.ts';
import { everythingOpen } from '../domain/everything-open.ts';
import { currentOnes } from '../domain/freeze/document.ts';
import type { Freeze } from '../domain/freeze/freeze.ts';
import { announcementOf, headlineOf } from '../domain/intents/due.ts';
import { doneBy } from '../domain/people/done-by.ts';
import { dutiesOf } from '../domain/people/whose-turn.ts';
import { Checked } from '../domain/release/clearing/checked.ts';
import { surroundingsOf } from '../domain/release/clearing/surroundings.ts';
import { releases } from '../domain/release/document.ts';
import { voteOf } from '../domain/release/release.ts';
import { votes } from '../domain/vote/document.ts';
import { see } from '../door/look.ts';
import type { OutboxContext } from './context.ts';

/** What a message that is kept up to date shows now, by its name; `release`: whose thread it starts. */
export async function drawn(context: OutboxContext, name: string): Promise<{ message?: Message; release?: string }> {
  if (name.startsWith('post/')) return { message: await drawAnnouncement(context, name) };
  if (name.startsWith('my-turn/')) return { message: await drawMyTurn(context, name.slice('my-turn/'.length)) };
  const [release = ''] = name.split('/');
  return name === headlineOf(release)
    ? { message: await drawHeadline(context, release), release }
    : { message: await drawVote(context, name) };
}

export async function drawHeadline({ setting }: OutboxContext, id: string): Promise<Message | undefined> {
  const { release } = await see(setting, { release: one(releases, id) });
  if (!release) return undefined;
  const world = await see(setting, { ...surroundingsOf(release), vote: one(votes, voteOf(release) ?? '-') });
  return headlineCard(release, world.vote, world);
}

export async function drawVote({ setting }: OutboxContext, id: string): Promise<Message | undefined> {
  const [about = ''] = id.split('/');
  const { release, vote } = await see(setting, { release: one(releases, about), vote: one(votes, id) });
  return vote && release && voteCard(release, vote, await see(setting, surroundingsOf(release)));
}

/** What somebody can do with a release who is asked for it. */
export async function drawHelp({ setting }: OutboxContext, id: string, help: string): Promise<Button[]> {
  const { release } = await see(setting, { release: one(releases, id) });
  if (!release) return [];
  const world = await see(setting, surroundingsOf(release));
  return helpButtons(help, new Checked(release, world), world);
}

/** What a person has to do, if anything. */
export async function drawMyTurn({ setting }: OutboxContext, user: string): Promise<Message | undefined> {
  const world = await see(setting, everythingOpen);
  return dutiesOf(user, world).length > 0 ? myTurnCard(user, world) : undefined;
}

/** What an audience reads of a freeze that has changed since it was told. */
async function drawAnnouncement({ setting }: OutboxContext, name: string): Promise<Message | undefined> {
  const world = await see(setting, { freezes: currentOnes });
  const { company, freezes, now } = world;
  const freeze = freezes.find((f) => company.audiences.some((a) => announcementOf(f.id, a.name) === name));
  const audience = freeze && company.audiences.find((a) => announcementOf(freeze.id, a.name) === name);
  return audience && freeze && renderFor(audience, { ...saidBy(freeze, world), event: 'frozen', freeze, at: now });
}

const saidBy = ({ by }: Freeze, world: World) => doneBy({ ...world, actor: { id: by } }, undefined);
