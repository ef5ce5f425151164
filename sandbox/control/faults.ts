import { z } from 'zod';
import { FAULT_KINDS } from '../api/faults.ts';
import { PipelineTold } from '../app/pipeline-told.ts';
import type { ControlContext, Route } from './context.ts';
import { tellPipeline } from './pipeline.ts';

const Api = z.strictObject({
  method: z.string(),
  /** by name: only calls to this channel */
  channel: z.string().optional(),
  kind: z.enum(FAULT_KINDS),
  times: z.number().int().min(1).default(1),
  retryAfter: z.number().optional(),
  error: z.string().optional(),
});

/** Faults on demand: in Slack's API, its events, its acks, the socket, the app, the pipeline. */
export function faultRoutes(route: Route, { slack, app, faults, socket, pipeline, find }: ControlContext): void {
  route(
    '/faults',
    z.strictObject({
      clear: z.boolean().optional(),
      api: z.array(Api).default([]),
      socket: z.enum(['refresh', 'drop', 'drop-all']).optional(),
      /** each event is delivered so often */
      duplicates: z.number().int().min(1).max(5).optional(),
      /** so many events are held, then delivered newest first */
      shuffle: z.number().int().min(2).max(20).optional(),
      /** so many acks count as too late */
      lateAcks: z.number().int().min(0).max(100).optional(),
      /** the app was installed without these scopes */
      without: z.array(z.string()).optional(),
      /** kinds of blocks that the workspace refuses */
      blocks: z.array(z.string()).optional(),
      pipeline: PipelineTold.optional(),
      app: z.enum(['kill', 'freeze', 'start']).optional(),
      /** false: the answer does not wait until a starting app is ready, which it may never be */
      wait: z.boolean().default(true),
    }),
    async (b) => {
      if (b.clear) {
        faults.clear();
        slack.lateAcks = 0;
        slack.events.duplicates = 1;
      }
      if (b.without) faults.without = b.without;
      if (b.blocks) faults.refused = b.blocks;
      for (const { channel, ...fault } of b.api)
        faults.arm({ ...fault, ...(channel !== undefined && { channel: find.channel(channel).id }) });
      if (b.socket === 'refresh') socket.refresh();
      if (b.socket === 'drop' || b.socket === 'drop-all') socket.drop(b.socket === 'drop-all');
      if (b.duplicates) slack.events.duplicates = b.duplicates;
      if (b.shuffle) slack.events.shuffle = b.shuffle;
      if (b.lateAcks !== undefined) slack.lateAcks = b.lateAcks;
      if (b.app === 'kill') await app.kill();
      if (b.app === 'freeze') app.freeze();
      if (b.app === 'start') {
        const started = app.start().then(
          () => slack.events.reachable(),
          (error) => slack.note('the app', error instanceof Error ? error.message : String(error), false),
        );
        if (b.wait) await started;
      }
      slack.workspace.changed();
      return b.pipeline ? tellPipeline(pipeline, { ...b.pipeline, app: app.address }) : { ok: true };
    },
  );
}
