import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ReadDelivery } from '../inbound/reader.ts';
import type { Tallies } from '../inbound/tallies.ts';
import type { Hearing } from './heard/index.ts';

/** With what deliveries are taken. `read`: how what they say is found out. */
export type Intake = Omit<Hearing, 'source'> & { tallies: Tallies; read: ReadDelivery };
export type Acknowledgement = { status: ContentfulStatusCode; body: object; headers?: Record<string, string> };
