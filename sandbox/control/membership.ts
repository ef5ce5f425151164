import { z } from 'zod';
import type { ControlContext, Route } from './context.ts';

const handle = z.string().regex(/^[a-z0-9._-]{1,40}$/);

/** Who belongs, and to what. */
export function membershipRoutes(route: Route, { slack, find }: ControlContext): void {
  route(
    '/join',
    z.object({
      handle,
      name: z.string().optional(),
      title: z.string().default('Joined today'),
      tz: z.string().optional(),
    }),
    (b) => {
      const { name = b.handle, tz = 'Europe/Berlin' } = b;
      return { ok: true, id: slack.membership.join({ handle: b.handle, name, title: b.title, tz }).id };
    },
  );

  route(
    '/profile',
    z.object({
      as: z.string(),
      status: z.string().max(100).optional(),
      tz: z.string().optional(),
      guest: z.boolean().optional(),
      deleted: z.boolean().optional(),
    }),
    ({ as, status, tz, guest, deleted }) => {
      const to = {
        ...(status !== undefined && { status }),
        ...(tz && { tz }),
        ...(guest !== undefined && { guest }),
        ...(deleted !== undefined && { deleted }),
      };
      slack.membership.change(find.person(as), to);
      return { ok: true };
    },
  );

  route('/group', z.object({ handle: z.string(), members: z.array(z.string()) }), (b) => {
    slack.membership.regroup(
      b.handle,
      b.members.map((m) => find.person(m).id),
    );
    return { ok: true };
  });
}
