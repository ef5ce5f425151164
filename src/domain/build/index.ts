export { registerBuild as RegisterBuild } from './register-build.ts';
