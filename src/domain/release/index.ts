export { failStage as FailStage } from './fail-stage.ts';
export { openWindow as OpenWindow } from './open-window.ts';
export { overrideChecks as OverrideChecks } from './override-checks.ts';
export { reportStage as ReportStage } from './report-stage.ts';
export { rollBack as RollBack } from './roll-back.ts';
export { stageOverdue as StageOverdue } from './stage-overdue.ts';
export { startDeploy as StartDeploy } from './start-deploy.ts';
