import { CronExpressionParser } from 'cron-parser';
import { LANGUAGES } from '../audiences/index.ts';
import { fieldsIn } from '../audiences/render.ts';
import { CHANGE_TYPES } from '../domain/company.ts';
import type { Manifests } from './schema.ts';

type Partly = { [F in keyof Manifests]: Manifests[F] | undefined };

/** Faults that only show when the files are seen together. Works on whatever parsed, so that all faults come at once. */
export function crossFaults(m: Partly): string[] {
  const services = m['services.yml'] ?? [];
  const environments = m['environments.yml'] ?? [];
  const roles = m['roles.yml'] ?? [];
  const audiences = m['audiences.yml'] ?? [];
  const policies = m['vote-policies.yml'] ?? [];
  const targets = m['deploy-targets.yml'] ?? [];
  const faults: string[] = [];
  const known = (file: string, path: string, kind: string, name: string, among: { name: string }[] | undefined) => {
    if (among && !among.some((a) => a.name === name))
      faults.push(
        `${file} → ${path}: there is no ${kind} "${name}"; use one of ${among.map((a) => a.name).join(', ')}`,
      );
  };
  for (const [file, entries] of Object.entries({
    'services.yml': services,
    'environments.yml': environments,
    'roles.yml': roles,
    'audiences.yml': audiences,
    'vote-policies.yml': policies,
    'deploy-targets.yml': targets,
    'freezes.yml': m['freezes.yml'] ?? [],
    'windows.yml': m['windows.yml'] ?? [],
    'deadlines.yml': m['deadlines.yml'] ?? [],
    'trains.yml': m['trains.yml'] ?? [],
    'templates.yml': m['templates.yml'] ?? [],
    'inbound.yml': m['inbound.yml'] ?? [],
  }))
    entries.forEach(({ name }, i) => {
      const first = entries.findIndex((e) => e.name === name);
      if (first < i) faults.push(`${file} → [${i}].name: "${name}" is taken by [${first}]; give each its own name`);
    });
  services.forEach((service, i) => {
    for (const [j, name] of service.dependsOn.entries())
      known('services.yml', `[${i}].dependsOn[${j}]`, 'service', name, m['services.yml']);
    if (service.target)
      known('services.yml', `[${i}].target`, 'deploy target', service.target, m['deploy-targets.yml']);
  });
  for (const cycle of cyclesIn(services))
    faults.push(`services.yml → dependsOn: ${cycle.join(' → ')} is a circle; remove one of these dependencies`);
  environments.forEach((e, i) => {
    known('environments.yml', `[${i}].target`, 'deploy target', e.target, m['deploy-targets.yml']);
    const covering = policies.filter((p) => p.environments.includes(e.name));
    const general = covering.filter((p) => !p.changes);
    if (m['vote-policies.yml'] && general.length !== 1)
      faults.push(
        `vote-policies.yml → environments: "${e.name}" is covered by ${general.length === 0 ? 'no policy' : general.map((p) => p.name).join(' and ')} for every kind of change; name it in exactly one without "changes"`,
      );
    for (const change of CHANGE_TYPES) {
      const special = covering.filter((p) => p.changes?.includes(change));
      if (special.length > 1)
        faults.push(
          `vote-policies.yml → changes: ${change} changes to "${e.name}" are covered by ${special.map((p) => p.name).join(' and ')}; name them in one`,
        );
    }
  });
  policies.forEach((policy, i) => {
    for (const [j, name] of policy.environments.entries())
      known('vote-policies.yml', `[${i}].environments[${j}]`, 'environment', name, m['environments.yml']);
    for (const [j, rule] of policy.rules.entries()) {
      const path = `[${i}].rules[${j}]`;
      known('vote-policies.yml', `${path}.role`, 'role', rule.role, m['roles.yml']);
      if (rule.cover) known('vote-policies.yml', `${path}.cover`, 'role', rule.cover, m['roles.yml']);
      for (const [k, name] of (rule.after ?? []).entries())
        if (name === rule.role || !policy.rules.some((r) => r.role === name))
          faults.push(`vote-policies.yml → ${path}.after[${k}]: "${name}" is no other role of this policy`);
    }
    for (const cycle of cyclesIn(policy.rules.map((r) => ({ name: r.role, dependsOn: r.after ?? [] }))))
      faults.push(
        `vote-policies.yml → [${i}].rules: ${cycle.join(' → ')} is a circle: each would wait for the other; remove one "after"`,
      );
  });
  roles.forEach((role, i) => {
    const fixed = policies
      .flatMap((p) => p.rules)
      .filter(
        (r) =>
          r.role === role.name &&
          !role.group &&
          !role.onCall &&
          typeof r.need === 'number' &&
          r.need > role.members.length,
      );
    if (fixed[0])
      faults.push(
        `roles.yml → [${i}].members: a vote policy needs ${fixed[0].need} of "${role.name}", which has ${role.members.length}; add members or a user group`,
      );
  });
  audiences.forEach((audience, i) => {
    const { cleared } = LANGUAGES[audience.language];
    for (const [event, template] of Object.entries(audience.templates))
      for (const field of fieldsIn(template ?? ''))
        if (!cleared.some((c) => c === field))
          faults.push(
            `audiences.yml → [${i}].templates.${event}: {{${field}}} is not for the language "${audience.language}"; it may use ${cleared.join(', ')}`,
          );
    if (audience.digest) cronFault('audiences.yml', `[${i}].digest.cron`, audience.digest.cron, faults);
  });
  const headlines = audiences.filter((a) => a.headline).length;
  if (m['audiences.yml'] && headlines !== 1)
    faults.push(
      `audiences.yml → headline: ${headlines} audiences carry the headline; set "headline: true" on exactly one`,
    );
  for (const file of ['freezes.yml', 'windows.yml', 'trains.yml'] as const)
    (m[file] ?? []).forEach((entry, i) => {
      if ('start' in entry && entry.start) cronFault(file, `[${i}].start`, entry.start, faults);
      if ('end' in entry && entry.end) cronFault(file, `[${i}].end`, entry.end, faults);
    });
  (m['trains.yml'] ?? []).forEach((train, i) => {
    for (const [j, item] of train.items.entries())
      known('trains.yml', `[${i}].items[${j}].service`, 'service', item.service, m['services.yml']);
    known('trains.yml', `[${i}].environment`, 'environment', train.environment, m['environments.yml']);
    known('trains.yml', `[${i}].owners`, 'role', train.owners, m['roles.yml']);
  });
  (m['templates.yml'] ?? []).forEach((template, i) => {
    for (const [j, name] of template.services.entries())
      known('templates.yml', `[${i}].services[${j}]`, 'service', name, m['services.yml']);
    for (const [j, name] of template.environments.entries())
      known('templates.yml', `[${i}].environments[${j}]`, 'environment', name, m['environments.yml']);
  });
  (m['deadlines.yml'] ?? []).forEach((deadline, i) => {
    if (deadline.owes !== 'owner') known('deadlines.yml', `[${i}].owes`, 'role', deadline.owes, m['roles.yml']);
  });
  for (const file of ['freezes.yml', 'windows.yml', 'deadlines.yml'] as const)
    (m[file] ?? []).forEach((entry, i) => {
      const { services, environments, except = {} } = entry.scope;
      for (const [path, names] of [
        ['scope', { services, environments }],
        ['scope.except', except],
      ] as const) {
        for (const [j, name] of (names.services ?? []).entries())
          known(file, `[${i}].${path}.services[${j}]`, 'service', name, m['services.yml']);
        for (const [j, name] of (names.environments ?? []).entries())
          known(file, `[${i}].${path}.environments[${j}]`, 'environment', name, m['environments.yml']);
      }
    });
  return faults;
}

function cronFault(file: string, path: string, cron: string, faults: string[]): void {
  try {
    CronExpressionParser.parse(cron, { tz: 'UTC' }).next();
  } catch (error) {
    faults.push(
      `${file} → ${path}: "${cron}" never happens (${error instanceof Error ? error.message : String(error)}); write minute hour day month weekday`,
    );
  }
}

/** Each circle of dependencies once, by name, such as [a, b, a]. */
function cyclesIn(services: { name: string; dependsOn: string[] }[]): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (name: string, trail: string[]) => {
    const at = trail.indexOf(name);
    if (at >= 0) cycles.push([...trail.slice(at), name]);
    if (at >= 0 || done.has(name)) return;
    for (const next of services.find((s) => s.name === name)?.dependsOn ?? []) visit(next, [...trail, name]);
    done.add(name);
  };
  for (const { name } of services) visit(name, []);
  return cycles;
}
