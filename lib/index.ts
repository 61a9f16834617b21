// The public surface of the library.

export { GatewayStack, type GatewayStackProps } from '../stacks/gateway-stack.js';
export { gatewayJsonSchema } from './annotations/index.js';
export { configJsonSchema } from './config/index.js';
export * from './constructs/index.js';
export type { Diagnostic, DiagnosticSeverity, Outcome } from './diagnostics/index.js';
export { type ApiModel, type LoadApiOptions, loadApi, type Operation } from './model/index.js';
export { type AwsReferences, awsVariables, type GatewayPlan, planGateway } from './plan/index.js';
export {
  defineRule,
  type Evaluation,
  evaluate,
  type Finding,
  forApi,
  forResources,
  type Judgement,
  packs,
  type Rule,
  readTerraform,
  rules,
  type Subject,
} from './policy/index.js';
export { formats, type Report, type ReportFormat, reportJsonSchema } from './report/index.js';
export { hashApiKey, hashCredential } from './runtime/index.js';
