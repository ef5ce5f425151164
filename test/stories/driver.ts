import { beforeEach, describe, expect, onTestFailed } from 'vitest';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';

/** Stories read as transcripts: people type, click and submit in the sandbox; the real app runs in its own process. */

export type Shown = {
  ts: string;
  text: string;
  shown: string;
  from: string;
  buttons: string[];
  channel: string;
  thread?: string;
  privateTo?: string;
  edited: boolean;
};
export type ModalShown = {
  id: string;
  title: string;
  shown: string;
  values: Record<string, string>;
  errors: Record<string, string>;
  buttons: string[];
  callback_id: string;
};
export type Pipeline = {
  seen: {
    webhookId: string;
    deliveries: number;
    body: {
      action: string;
      deployId: string;
      stage: string;
      step: string;
      percent: number;
      services: { service: string; version: string | null; previous: string | null }[];
    };
  }[];
};

/** Tuesday morning in Berlin: the sample company's week has begun, and its weekend freeze is far. */
export const TUESDAY = '2026-03-03T09:00:00.000Z';
/** What is waited for comes within a second; on a machine that is busy with others it may take many. */
const PATIENCE_MS = 30_000;

export class Story {
  readonly sandbox: Sandbox;
  now = TUESDAY;
  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  person = (as: string) => new Actor(this, as);

  async post<T = { ok: boolean }>(path: string, body: object): Promise<T> {
    const response = await fetch(`${this.sandbox.url}/_control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${path} ${JSON.stringify(body)}: ${JSON.stringify(answer)}`);
    return answer;
  }
  async get<T>(path: string): Promise<T> {
    return (await fetch(`${this.sandbox.url}/_control/${path}`)).json();
  }

  /** Moves the app's time on, and waits until it has worked off what became due. */
  async timeIs(now: string): Promise<void> {
    this.now = now;
    await this.post('clock', { now });
  }
  /** Waits until the app has nothing due. */
  settled = () => this.post('clock', {});
  faults = (faults: object) => this.post('faults', faults);
  pipeline = (told: object) => this.post('faults', { pipeline: told });
  pipelineSaw = async () => (await this.get<{ pipeline: Pipeline }>('state')).pipeline.seen;

  async messages(channel: string, as = 'maya'): Promise<Shown[]> {
    return (await this.get<{ messages: Shown[] }>(`messages?channel=${channel}&as=${as}`)).messages;
  }
  /** What everybody reads in a channel, thread replies marked, without private answers; times as written for those whose client can't. */
  async transcript(channel: string, as = 'maya'): Promise<string[]> {
    return (await this.messages(channel, as))
      .filter((m) => !m.privateTo)
      .map(
        (m) =>
          `${m.thread ? '↳ ' : ''}${m.from}: ${readable(m.shown)}${m.buttons.length > 0 ? `\n[${m.buttons.join('] [')}]` : ''}`,
      );
  }

  /** Waits until a channel shows the words, and gives the newest such message. */
  async sees(channel: string, words: string | RegExp, as = 'maya'): Promise<Shown> {
    return this.eventually(`#${channel} to show ${words}`, async () =>
      (await this.messages(channel, as)).filter((m) => !m.privateTo && matches(`${m.text}\n${m.shown}`, words)).at(-1),
    );
  }

  async eventually<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = await look();
      if (found !== undefined && found !== false) return found;
      if (Date.now() > until) throw new Error(`waited in vain for ${what}\n${await this.everything()}`);
      await new Promise((again) => setTimeout(again, 15));
    }
  }

  /** What each channel showed, private answers too: printed when a story fails. */
  async everything(): Promise<string> {
    const { messages } = await this.get<{ messages: Shown[] }>('messages?private=all');
    const { log } = await this.get<{ log: { what: string; detail: string }[] }>('log?last=30');
    const lines = messages.map(
      (m) =>
        `#${m.channel} ${m.thread ? '↳ ' : ''}${m.from}${m.privateTo ? ` (to ${m.privateTo})` : ''}: ${readable(m.shown).replace(/\n/g, '\n    ')} ${m.buttons.map((b) => `[${b}]`).join(' ')}`,
    );
    return ['--- what was shown', ...lines, '--- the last calls', ...log.map((l) => `${l.what} ${l.detail}`)].join(
      '\n',
    );
  }
}

class Actor {
  private readonly story: Story;
  readonly name: string;
  constructor(story: Story, name: string) {
    this.story = story;
    this.name = name;
  }
  types = (text: string, channel = 'releases') => this.story.post('command', { as: this.name, channel, text });
  writes = (text: string, channel: string, thread?: string) =>
    this.story.post('message', { as: this.name, channel, text, ...(thread && { thread }) });
  clicks = (button: string, at: { channel?: string; message?: string; in?: 'message' | 'modal' | 'home' } = {}) =>
    this.story.post<{ ok: boolean; ts?: string }>('click', { as: this.name, button, channel: 'releases', ...at });
  /** Fills the top modal and submits it, once it has the fields. */
  async submits(
    fields: Record<string, string | string[]> = {},
  ): Promise<{ errors: Record<string, string>; view: ModalShown | null }> {
    await this.story.eventually(`${this.name}'s modal to have the fields ${Object.keys(fields)}`, async () => {
      const [top] = (await this.story.get<{ views: ModalShown[] }>(`views?as=${this.name}`)).views.reverse();
      return top && Object.keys(fields).every((f) => f in top.values);
    });
    return this.story.post('submit', { as: this.name, fields });
  }
  opensHome = () => this.story.post('open-home', { as: this.name });

  /** The newest private answer in a channel. */
  isTold = (words: string | RegExp, channel = 'releases') =>
    this.story.eventually(`${this.name} to be told ${words}`, async () =>
      (await this.story.messages(channel, this.name))
        .filter((m) => m.privateTo === this.name && matches(`${m.text}\n${m.shown}`, words))
        .at(-1),
    );
  seesInDm = (words: string | RegExp) => this.story.sees('dm', words, this.name);
  seesModal = (title: string) =>
    this.story.eventually(`${this.name} to see the modal “${title}”`, async () =>
      (await this.story.get<{ views: ModalShown[] }>(`views?as=${this.name}`)).views.find((v) => v.title === title),
    );
  seesHome = (words: string | RegExp) =>
    this.story.eventually(`${this.name}'s home to show ${words}`, async () => {
      const { home } = await this.story.get<{ home: ModalShown | null }>(`home?as=${this.name}`);
      return home && matches(home.shown, words) ? home : undefined;
    });

  /** Plans by command and modal; gives the release's id. */
  async plans(typed: string, fields: Record<string, string> = {}): Promise<string> {
    await this.types(`new ${typed}`);
    await this.seesModal('Plan a release');
    const { view, errors } = await this.submits(fields);
    const id = /R-\d+/.exec(view?.shown ?? '')?.[0];
    if (!id) throw new Error(`not planned: ${JSON.stringify({ errors, view })}\n${await this.story.everything()}`);
    return id;
  }
}

const matches = (text: string, words: string | RegExp) =>
  typeof words === 'string' ? readable(text).includes(words) : words.test(readable(text));

const NAMES: Record<string, string> = {
  U0MAYA0001: 'maya',
  U0PRIYA001: 'priya',
  U0SAM00001: 'sam',
  U0JONAS001: 'jonas',
  U0LIN00001: 'lin',
  U0DANA0001: 'dana',
  U0NOOR0001: 'noor',
  U0TOM00001: 'tom',
};
export const readable = (text: string) =>
  text.replace(/<!date\^\d+\^[^|]*\|([^>]*)>/g, '$1').replace(/<@(\w+)>/g, (_, id: string) => `@${NAMES[id] ?? id}`);

type Transport = 'Socket Mode' | 'HTTP';
type Tell = (story: () => Story) => void;

/** Stories that are about what is decided, not about how it came: some over one transport, some over the other. */
export const storiesOverSocket = (name: string, tell: Tell) => stories(name, tell, { transports: ['Socket Mode'] });
export const storiesOverHttp = (name: string, tell: Tell) => stories(name, tell, { transports: ['HTTP'] });

/** Runs stories over both transports. */
export function stories(name: string, tell: Tell, options: { transports?: Transport[] } = {}): void {
  const over: Transport[] = options.transports ?? ['Socket Mode', 'HTTP'];
  describe.each(over)(`${name}, over %s`, (transport) => {
    let story: Story;
    beforeEach(async () => {
      const used = open.get(transport);
      story = new Story(used ?? (await opened(transport)));
      if (used) await story.post('reset', {});
      onTestFailed(async () => console.error(await story.everything()));
    });
    tell(() => story);
  });
}

/** One sandbox a transport, for all files of a worker: it is reset before each story, which takes a twentieth of a start. */
const open = new Map<Transport, Sandbox>();

async function opened(transport: Transport): Promise<Sandbox> {
  const sandbox = await startSandbox({
    http: transport === 'HTTP',
    speed: 50,
    clock: { at: TUESDAY, runs: false },
    stepMs: 15,
    logLevel: process.env.STORY_LOG ?? 'silent',
  });
  // A worker that has no more files is ended so, and waited for half a second: too short for an app to put everything down.
  if (open.size === 0) process.once('SIGTERM', () => void stopped().finally(() => process.exit()));
  open.set(transport, sandbox);
  return sandbox;
}

async function stopped(): Promise<void> {
  await Promise.all([...open.values()].map((sandbox) => sandbox.app.kill().then(sandbox.stop)));
}

export { expect };
