import { type ApiContext, type Args, type Method, page, SlackError, truthy } from './method.ts';
import { botUserShape, groupShape, userShape } from './people-shapes.ts';

const withEmail = (c: ApiContext) => c.scopes.includes('users:read.email');

function groupIn(args: Args, { workspace }: ApiContext) {
  const group = workspace.groups.find((g) => g.id === args.usergroup);
  if (!group) throw new SlackError('no_such_subteam');
  return group;
}

export const people: Record<string, Method> = {
  'users.list': {
    scope: 'users:read',
    run(args, c) {
      const all = [...c.workspace.people.map((p) => userShape(p, withEmail(c))), botUserShape()];
      const { items, response_metadata } = page(all, args);
      return { members: items, cache_ts: Math.floor(c.workspace.clock.now() / 1000), response_metadata };
    },
  },
  'users.info': {
    scope: 'users:read',
    run(args, c) {
      const person = c.workspace.people.find((p) => p.id === args.user);
      if (!person) throw new SlackError('user_not_found');
      return { user: userShape(person, withEmail(c)) };
    },
  },
  'users.lookupByEmail': {
    scope: 'users:read.email',
    run(args, c) {
      const person = c.workspace.people.find((p) => p.email === args.email && !p.deleted);
      if (!person) throw new SlackError('users_not_found');
      return { user: userShape(person, true) };
    },
  },
  'usergroups.list': {
    scope: 'usergroups:read',
    run: (args, c) => ({ usergroups: c.workspace.groups.map((g) => groupShape(g, truthy(args.include_users))) }),
  },
  'usergroups.users.list': {
    scope: 'usergroups:read',
    run: (args, c) => ({ users: groupIn(args, c).users }),
  },
};
