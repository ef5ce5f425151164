import { z } from 'zod';

const Tried = z.object({
  alerts: z
    .array(z.object({ labels: z.object({ alertname: z.literal('TestAlert'), instance: z.literal('Grafana') }) }))
    .min(1),
});
/** Of the alerts of dashboards: no rule is called so by its id. */
const TriedBefore = z.object({
  ruleName: z.literal('Test notification'),
  message: z.string().regex(/^Someone is testing the alert notification within grafana/i),
});

/** What *Test* of a contact point sends. Where somebody gave it labels of their own, only its group tells: see alerts.ts. */
export const isTest = (body: unknown): boolean => Tried.safeParse(body).success || TriedBefore.safeParse(body).success;
