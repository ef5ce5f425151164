import { type Mrkdwn, md, when } from '../blocks/mrkdwn.ts';
import type { Booking } from '../domain/drill/booking.ts';

type Asked = { services?: readonly string[]; environments?: readonly string[]; from?: string; until?: string };

/** The rollback drills that are booked, the next first: of some services and environments, and that begin in [from, until), where those are asked for. */
export function bookedLines(booked: readonly Booking[], { services, environments, from, until }: Asked = {}): Mrkdwn[] {
  const isAsked = (asked: readonly string[] = [], name: string) => asked.length === 0 || asked.includes(name);
  return booked
    .filter((b) => isAsked(services, b.service) && isAsked(environments, b.environment))
    .toSorted((x, y) => (x.booked?.at ?? '').localeCompare(y.booked?.at ?? ''))
    .flatMap(({ service, environment, booked: known }) =>
      known && (!from || from <= known.at) && (!until || known.at < until)
        ? [md`◷ *${service}* in ${environment}: begins ${when(known.at)}, booked by ${{ user: known.by }}`]
        : [],
    );
}

/** The same under their heading; nothing where none is. */
export function bookedPart(booked: readonly Booking[], asked: Asked): Mrkdwn[] {
  const lines = bookedLines(booked, asked);
  return lines.length > 0 ? [md`*Rollback drills booked*`, ...lines] : [];
}
