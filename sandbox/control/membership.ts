import { z } from 'zod';
import type { ControlContext, Route } from './context.ts';

const handle = z.string().regex(/^[a-z0-9._-]{1,40}$/);

/** Who belongs, and to what. */
export function membershipRoutes(route: Route, context: ControlContext): void {
  crowdRoutes(route, context);
  const { slack, find } = context;
  route(
    '/join',
    z.strictObject({
      handle,
      name: z.string().optional(),
      title: z.string().default('Joined today'),
      tz: z.string().optional(),
      /** the workspace of a connected organisation */
      team: z
        .string()
        .regex(/^T[A-Z0-9]{2,}$/)
        .optional(),
      /** of that organisation, and in no channel that the app can see */
      stranger: z.boolean().optional(),
    }),
    async ({ handle, title, name = handle, tz = 'Europe/Berlin', team, stranger }) => {
      const from = team && { team, ...(stranger !== undefined && { stranger }) };
      return { ok: true, id: (await slack.membership.join({ handle, name, title, tz, ...from })).id };
    },
  );

  route(
    '/profile',
    z.strictObject({
      as: z.string(),
      name: z.string().max(80).optional(),
      title: z.string().max(100).optional(),
      status: z.string().max(100).optional(),
      tz: z.string().optional(),
      guest: z.boolean().optional(),
      deleted: z.boolean().optional(),
    }),
    async ({ as, name, title, status, tz, guest, deleted }) => {
      const to = {
        ...(name && { name }),
        ...(title !== undefined && { title }),
        ...(status !== undefined && { status }),
        ...(tz && { tz }),
        ...(guest !== undefined && { guest }),
        ...(deleted !== undefined && { deleted }),
      };
      await slack.membership.change(find.person(as), to);
      return { ok: true };
    },
  );

  route('/group', z.strictObject({ handle: z.string(), members: z.array(z.string()) }), async (b) => {
    await slack.membership.regroup(
      b.handle,
      b.members.map((m) => find.person(m).id),
    );
    return { ok: true };
  });
}

/** Many at once. */
function crowdRoutes(route: Route, { slack }: ControlContext): void {
  route('/crowd', z.strictObject({ people: z.int().min(1).max(20_000) }), ({ people }) => {
    slack.membership.crowd(people);
    return { ok: true, people: slack.workspace.people.length };
  });

  /** Answers at once; what is left of it is told by `state`. */
  route(
    '/storm',
    z.strictObject({
      people: z.int().min(1).default(400),
      perSecond: z.number().positive().max(1000).default(1),
      changes: z.int().min(0).max(100_000).default(400),
    }),
    (b) => {
      slack.storm.begin(b);
      return { ok: true };
    },
  );
}
