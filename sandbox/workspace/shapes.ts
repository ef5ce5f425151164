import type { Choices } from '../blocks/state.ts';
import type { Channel, Group, Person } from './people.ts';

/** What there is in a workspace, as it is kept and shown. */

export type Block = { type: string; block_id?: string; [key: string]: unknown };
export type Message = {
  channel: string;
  ts: string;
  user: string;
  bot: boolean;
  text: string;
  blocks: Block[];
  threadTs?: string;
  broadcast?: boolean;
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  edited?: string;
  /** only this person sees it */
  ephemeralTo?: string;
  files?: string[] | undefined;
  /** it was deleted, and stays in its place because it has replies */
  tombstone?: boolean;
  reactions: { name: string; users: string[] }[];
};
export type SharedFile = {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  size: number;
  user: string;
  created: number;
  channels: string[];
  /** base64; empty until it was uploaded */
  data: string;
  /** when Slack will have processed it: only then blocks can show it. ms since the epoch, by the machine's clock */
  usableAt?: number;
};
export type View = {
  id: string;
  hash: string;
  type: 'modal' | 'home';
  callback_id: string;
  external_id: string;
  title: string;
  submit?: string;
  close?: string;
  blocks: Block[];
  private_metadata: string;
  notifyOnClose: boolean;
  /** closing it closes what it was pushed upon too */
  clearOnClose: boolean;
  /** the view this one was pushed upon */
  previous?: string;
  root: string;
  errors: Record<string, string>;
  choices: Choices;
};
/** A workspace as it is kept on disk. Open modals are not: they would have lost their triggers. */
export type Kept = {
  now: string;
  runs: boolean;
  counter: number;
  people: Person[];
  channels: Channel[];
  groups: Group[];
  messages: Message[];
  files: SharedFile[];
  homes: [string, View][];
  reads: [string, string][];
};
