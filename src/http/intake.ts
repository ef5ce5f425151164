import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ReadDelivery } from '../inbound/reader.ts';
import type { Tallies } from '../inbound/tallies.ts';
import type { BodiesApart } from './bodies-apart.ts';
import type { Hearing } from './heard/index.ts';

/** With what deliveries are taken. `read`: how what they say is found out; `apart`: where large ones that can't be read are kept. */
export type Intake = Omit<Hearing, 'source'> & {
  tallies: Tallies;
  read: ReadDelivery;
  apart?: BodiesApart | undefined;
};
export type Acknowledgement = { status: ContentfulStatusCode; body: object; headers?: Record<string, string> };
