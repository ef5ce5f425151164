import type { Company } from '../domain/company/company.ts';
import type { Action, Role } from '../domain/company/roles.ts';
import { targetOf } from '../domain/company/services.ts';
import { own } from '../domain/own.ts';
import { holdersOf, managers, rolesThatMay } from '../domain/people/may.ts';
import { fine, type SetupFinding, warning, wrong } from './finding.ts';
import { unmatched, unmatchedAuthors } from './matching.ts';
import type { Everybody } from './seen.ts';

/** Whether those whom manifests name are there, and are enough. */
export function judgePeople(all: Everybody, company: Company): SetupFinding[] {
  const trouble = [
    ...unmatched(all, company),
    ...unmatchedAuthors(all, company),
    ...company.roles.flatMap((role) => ungrouped(role, all)),
    ...tooFew(all, company),
    ...unled(all, company),
    ...undone(all, company),
  ];
  if (trouble.length > 0) return trouble;
  const held = new Set(Object.values(all.people.roles).flat());
  return [
    fine(
      `${count(all.members.size, 'person', 'people')} in the workspace, ${held.size} of them hold a role; every vote has enough voters`,
    ),
  ];
}

const count = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;

function ungrouped({ title, group }: Role, { groups, groupsUnread }: Everybody): SetupFinding[] {
  if (group === undefined) return [];
  if (groupsUnread)
    return [
      warning(
        `The user group @${group} of ${title} can’t be read: ${groupsUnread}`,
        'List the role’s members in manifests/roles.yml instead.',
      ),
    ];
  return groups.includes(group)
    ? []
    : [
        warning(
          `There is no user group @${group} (${title} in manifests/roles.yml)`,
          'Create it in Slack, or correct its handle.',
        ),
      ];
}

/** Votes that nobody could ever decide. Who is on duty changes by the hour: such a role needs somebody now or to come. */
function tooFew({ people }: Everybody, company: Company): SetupFinding[] {
  return company.policies.flatMap(({ name, rules }) =>
    rules.flatMap(({ role, need }) => {
      const held = own(people.roles, role)?.length ?? 0;
      const needed = typeof need === 'number' ? need : 1;
      const { title, shifts } = company.roles.find((r) => r.name === role) ?? { title: role };
      if (held >= needed || (shifts && (own(people.shiftsAhead, role)?.length ?? 0) > 0)) return [];
      const who = held === 0 ? 'nobody holds' : `${count(held, 'person holds', 'people hold')}`;
      return wrong(
        `Votes by the policy ${name} can’t be decided: they need ${needed} of ${title}, and ${who} it`,
        `Add people to "${role}" in manifests/roles.yml${needed > 1 ? ', or lower "need" in manifests/vote-policies.yml' : ''}.`,
      );
    }),
  );
}

/** Whoever hears when something can't be sent: without them it would be lost and nobody would know. */
const unled = ({ people }: Everybody, company: Company): SetupFinding[] =>
  managers({ people, company }).length > 0
    ? []
    : [
        wrong(
          'Nobody is a release manager: nobody would hear when something can’t be sent',
          'Give a role with members the actions cancel and freeze in manifests/roles.yml.',
        ),
      ];

/** What releases end by, and nobody may do: a pipeline is started by somebody, and what has none is recorded by somebody. */
function undone({ people }: Everybody, company: Company): SetupFinding[] {
  const places = company.environments.flatMap(({ name }) =>
    company.services.map((s) => targetOf(company, s.name, name)),
  );
  const needed: [Action, string, boolean][] = [
    ['deploy', 'deploy', places.some((target) => target !== undefined)],
    ['record', 'record what was done by hand, where no pipeline deploys', places.includes(undefined)],
  ];
  return needed.flatMap(([action, doing, isNeeded]) =>
    isNeeded && !isEverybodys(company, action) && holdersOf({ company, people }, action).length === 0
      ? [
          warning(
            `Nobody may ${doing}: no release would ever be live`,
            `Give a role with members the action ${action} in manifests/roles.yml.`,
          ),
        ]
      : [],
  );
}

const isEverybodys = (company: Company, action: Action) =>
  rolesThatMay(company, action).some((r) => r.name === 'everyone');
