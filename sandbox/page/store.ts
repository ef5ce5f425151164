import type { Chosen } from '../blocks/state.ts';
import { type Asked, ask } from './ask.ts';
import type { PageState } from './serve.ts';
import type { Option } from './use.ts';

/** Where one looks and what one is typing; everything else is in the sandbox. */
export type Place = { channel: string } | { home: true };
export type Sure = { title: string; text: string; yes: string; no: string; danger: boolean; go: () => void };

const asked = new URLSearchParams(location.search);
export const ui = {
  as: asked.get('as') ?? localStorage.getItem('as') ?? 'maya',
  place: { channel: 'C0RELEASES' } as Place,
  thread: undefined as string | undefined,
  menuOpen: false,
  drafts: new Map<string, string>(),
  /** id of the modal that is on its way to the app */
  submitting: '',
  /** `view id/hash` of the modal that is being filled in, and what was entered: by block and action id */
  filling: '',
  entered: new Map<string, Chosen>(),
  /** what is being looked for in its lists, and what the app offered: by block and action id */
  searched: new Map<string, { typed: string; options: Option[] | undefined }>(),
  sure: undefined as Sure | undefined,
  /** files that wait beside a draft */
  attached: new Map<string, { name: string; content: string }>(),
  /** the message whose menu is open, where a narrow screen has one */
  more: undefined as string | undefined,
  /** why the last that one did came to nothing */
  trouble: '',
  /** why what is shown may be old */
  lost: '',
  /** how many messages are shown where one asked for earlier ones, by list */
  earlier: new Map<string, number>(),
  /** the message whose reactions are being picked */
  reacting: undefined as string | undefined,
};

let state: PageState | undefined;
let draw: (state: PageState) => void = () => {};
export const onDraw = (how: (state: PageState) => void): void => {
  draw = how;
};
export const redraw = (): void => state && draw(state);

/** Changes where one looks, and shows it. */
export function look(change: Partial<typeof ui>): void {
  Object.assign(ui, change);
  redraw();
}

export function be(handle: string, place: Place = ui.place): void {
  localStorage.setItem('as', handle);
  Object.assign(ui, { as: handle, place, thread: undefined, menuOpen: false, trouble: '' });
  redraw();
  void changed();
}

/** Whether the page still shows the one whom somebody has just ceased to be: nothing is done with what that one sees. */
export const becoming = (s: PageState): boolean => ui.as !== s.me.handle;

export async function send(path: string, body: object): Promise<Asked<{ options?: Option[] }>> {
  const answer = await ask<{ options?: Option[] }>(`/_control/${path}`, body);
  const trouble = answer.error ?? '';
  if (trouble !== ui.trouble) look({ trouble });
  return answer;
}

let before: Promise<unknown> = Promise.resolve();
/** What one does in a modal, each once the one before is done: a slow line must not let a form overtake its last field. */
export function sendInTurn(path: string, body: object): ReturnType<typeof send> {
  const answer = before.then(() => send(path, body));
  before = answer;
  return answer;
}

const AGAIN_MS = 1000;

async function load(): Promise<void> {
  const { as } = ui;
  const shown = await ask<PageState>(`/_page/state?as=${encodeURIComponent(as)}`);
  if (shown.error !== undefined) {
    look({ lost: shown.error });
    setTimeout(() => void changed(), AGAIN_MS);
    return;
  }
  ui.lost = '';
  // Whoever became somebody else meanwhile does not become themselves again: what that one sees is on its way.
  if (ui.as !== as) return;
  // Another company has other people and channels than the sample's, and people may leave.
  ui.as = shown.me.handle;
  const { place } = ui;
  if ('channel' in place) ui.place = { channel: sameChannel(place.channel, shown) };
  state = shown;
  redraw();
}

/** Where one looks, for whoever one is now: the same channel, or one's own talk with the app instead of somebody else's. */
function sameChannel(id: string, shown: PageState): string {
  if (shown.channels.some((c) => c.id === id)) return id;
  const name = state?.channels.find((c) => c.id === id)?.name;
  return (shown.channels.find((c) => c.name === name) ?? shown.channels[0])?.id ?? '';
}

let loading: Promise<void> | undefined;
let next: Promise<void> | undefined;
/** Shows what is so now, or later. Changes come in bursts: those that come while one is loaded are loaded together after it. */
export function changed(): Promise<void> {
  if (!loading) {
    loading = load().finally(() => {
      loading = undefined;
    });
    return loading;
  }
  next ??= loading.then(() => {
    next = undefined;
    return changed();
  });
  return next;
}
