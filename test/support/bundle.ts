import type { TestProject } from 'vitest/node';
import { bundled } from '../../sandbox/app/bundled.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** the app in one file, from the sources as they are */
    app: string;
  }
}

/** Stories start the app hundreds of times: they start it from one file. Other tests start it from its sources, as `npm start` does. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('app', await bundled());
}
