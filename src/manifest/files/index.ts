/** The shelf of manifest files: a file and a line each. */
export { audiences } from './audiences.ts';
export { company } from './company.ts';
export { deadlines } from './deadlines.ts';
export { deployTargets } from './deploy-targets.ts';
export { environments } from './environments.ts';
export { freezes } from './freezes.ts';
export { health } from './health.ts';
export { inbound } from './inbound.ts';
export { pagers } from './pagers.ts';
export { roles } from './roles.ts';
export { services } from './services.ts';
export { signals } from './signals.ts';
export { strategies } from './strategies.ts';
export { templates } from './templates.ts';
export { trains } from './trains.ts';
export { votePolicies } from './vote-policies.ts';
export { windows } from './windows.ts';
