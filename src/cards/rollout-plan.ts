import type { KnownBlock, PlanBlock, RichTextSection, TaskCardBlock } from '@slack/types';
import { plain } from '../blocks/mrkdwn.ts';
import { nameOf, type Release, rolloutOf, type Stage } from '../domain/release/release.ts';
import { provedBy, provingWords, type WatchesSeen } from './proving.ts';
import { HEALTH } from './words.ts';

/** More than these are told in lines. */
const MOST = 50;

type Element = RichTextSection['elements'][number];
const say = (text: string): Element => ({ type: 'text', text });

/** Its rollout as Slack's plan of steps: how each stands, until when it proves itself, what its health was, and its run. Nothing where there are no steps, or too many. */
export function rolloutPlan(release: Release, watches: WatchesSeen = {}): KnownBlock[] {
  const rollout = rolloutOf(release);
  if (!rollout || rollout.stages.length > MOST) return [];
  const back = rollout.direction === 'back';
  const plan: PlanBlock = {
    type: 'plan',
    title: plain(`${back ? 'Rollback' : 'Rollout'} of ${nameOf(release)}`, 150),
    tasks: rollout.stages.map((stage, i) => task(stage, `${rollout.id}-${i + 1}`, back, watches)),
  };
  return [plan];
}

const STATUS: Record<Stage['state'], TaskCardBlock['status']> = {
  waiting: 'pending',
  running: 'in_progress',
  verifying: 'in_progress',
  done: 'complete',
  failed: 'error',
};

const task = (stage: Stage, id: string, back: boolean, watches: WatchesSeen): TaskCardBlock => ({
  type: 'task_card',
  task_id: id,
  title: plain(stage.name, 150),
  status: stage.doubt?.verdict === 'unhealthy' ? 'error' : STATUS[stage.state],
  details: {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [...standing(stage, back, watches), ...runOf(stage)] }],
  },
});

/** The words that the lines have too: Slack's marks alone say little to who can't see them. */
function standing(stage: Stage, back: boolean, watches: WatchesSeen): Element[] {
  const { state, doubt, act, percent } = stage;
  if (doubt) return [say(plain(`${HEALTH[doubt.verdict]}: ${doubt.said}`, 500))];
  const until = state === 'verifying' ? provedBy(stage, watches) : undefined;
  if (until) {
    const words = provingWords(stage, back, watches);
    return [say(`${words.charAt(0).toUpperCase()}${words.slice(1)} until `), moment(until)];
  }
  switch (state) {
    case 'running':
      return [say(percent > 0 ? `Running, ${percent} %` : 'Running')];
    case 'done':
      return [say(act === 'prepare' || act === 'retire' ? 'Done' : back ? 'Undone' : 'Live')];
    case 'failed':
      return [say(plain(stage.note === '' ? 'Failed' : `Failed: ${stage.note}`, 500))];
    case 'waiting':
      return [say('Waiting')];
    case 'verifying':
      return [say('Verifying')];
  }
}

const moment = (instant: string): Element => ({
  type: 'date',
  timestamp: Math.floor(Date.parse(instant) / 1000),
  format: '{time}',
  fallback: `${instant.slice(11, 16)} UTC`,
});

const runOf = ({ url }: Stage): Element[] => (url ? [say(' · '), { type: 'link', url, text: 'Its run' }] : []);
