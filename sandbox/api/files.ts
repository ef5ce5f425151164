import { z } from 'zod';
import { PROCESSED_AFTER_MS } from '../workspace/files.ts';
import { BOT } from '../workspace/people.ts';
import { reachable } from './channels.ts';
import { contentOf, json } from './chat.ts';
import { fileShape } from './message-shapes.ts';
import { type Method, optional, SlackError } from './method.ts';
import { said } from './said.ts';

/** Uploading takes three steps: ask for an address, POST the bytes there, complete it into a channel. */

const ALT_MAX = 1000;
const FILE_MAX_BYTES = 1_000_000_000;
const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  csv: 'text/csv',
  pdf: 'application/pdf',
  ics: 'text/calendar',
};
const Completed = z.array(z.looseObject({ id: z.string(), title: z.string().optional() })).min(1);

export const files: Record<string, Method> = {
  'files.getUploadURLExternal': {
    scope: 'files:write',
    run(args, { workspace, origin }) {
      const name = optional(args.filename);
      const size = Number(args.length);
      if (!name || !Number.isInteger(size) || size < 1) throw new SlackError('invalid_arguments');
      if (String(args.alt_txt ?? '').length > ALT_MAX) throw new SlackError('alt_txt_too_large');
      if (size > FILE_MAX_BYTES) throw new SlackError('file_upload_size_restricted');
      const id = workspace.id('F');
      const mimetype = TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
      const created = Math.floor(workspace.clock.now() / 1000);
      workspace.files.set(id, {
        id,
        name,
        title: name,
        mimetype,
        size,
        user: BOT.user,
        created,
        channels: [],
        data: '',
      });
      return { upload_url: `${origin()}/upload/${id}`, file_id: id };
    },
  },
  'files.completeUploadExternal': {
    scope: 'files:write',
    run(args, c) {
      const { workspace } = c;
      const listed = Completed.safeParse(json(args.files, 'invalid_arguments'));
      if (!listed.success) throw new SlackError('invalid_arguments');
      const found = listed.data.map(({ id, title }) => {
        const file = workspace.files.get(id);
        if (!file || file.data === '') throw new SlackError('file_not_found');
        file.usableAt ??= Date.now() + PROCESSED_AFTER_MS / c.speed;
        return Object.assign(file, title && { title });
      });
      const channel = args.channel_id ? reachable({ channel: args.channel_id }, c) : undefined;
      const threadTs = optional(args.thread_ts);
      if (channel) {
        const text = optional(args.initial_comment) ?? '';
        const { blocks } = args.blocks ? contentOf({ blocks: args.blocks }, c) : { blocks: [] };
        for (const file of found) file.channels.push(channel.id);
        const posted = workspace.post({
          channel: channel.id,
          user: BOT.user,
          bot: true,
          text,
          blocks,
          files: found.map((f) => f.id),
          ...(threadTs && { threadTs }),
        });
        c.event(said(posted, workspace));
      }
      return { files: found.map(fileShape) };
    },
  },
  'files.info': {
    scope: 'files:read',
    run(args, { workspace }) {
      const file = fileShape(workspace.files.get(String(args.file)));
      if (!file) throw new SlackError('file_not_found');
      return { file };
    },
  },
};
