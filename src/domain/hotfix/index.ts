export { planHotfix as PlanHotfix } from './plan-hotfix.ts';
export { pushAlone as PushAlone } from './push-alone.ts';
