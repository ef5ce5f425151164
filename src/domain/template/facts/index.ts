export { templateRevoked as TemplateRevoked } from './template-revoked.ts';
