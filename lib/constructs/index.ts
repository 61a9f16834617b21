// Constructs for CDK for Terraform: a whole gateway, and each of its parts alone.

export { AccountBaseline, type AccountBaselineProps } from './account-baseline.js';
export { AuthorizerFunction, type AuthorizerFunctionProps } from './authorizer-function.js';
export { Dashboard, type DashboardProps } from './dashboard.js';
export { Deployment, type DeploymentProps } from './deployment.js';
export { diagnosticLine } from './diagnostic-line.js';
export { Domain, type DomainMapping, type DomainProps } from './domain.js';
export { EncryptionKey, type EncryptionKeyProps } from './encryption-key.js';
export { accountOf, Environment } from './environment.js';
export {
  type FunctionPermissionEntry,
  FunctionPermissions,
  type FunctionPermissionsProps,
} from './function-permissions.js';
export { GatewayLogs, type GatewayLogsProps } from './gateway-logs.js';
export type { GatewayOptions, GatewayParts } from './gateway-parts.js';
export { LogGroup, type LogGroupProps } from './log-group.js';
export {
  MethodSettings,
  type MethodSettingsEntry,
  type MethodSettingsProps,
} from './method-settings.js';
export {
  callerFile,
  type Origins,
  type OriginsOf,
  originsOf,
  withoutConstructs,
} from './origins.js';
export { PolicyGate, type PolicyGateProps } from './policy-gate.js';
export { PROVIDER_RANGE, useProviderRange } from './provider-range.js';
export { RestApi, type RestApiProps } from './rest-api.js';
export { SecureGateway, type SecureGatewayProps } from './secure-gateway.js';
export type { ShardParts } from './shard-parts.js';
export { Stage, type StageProps } from './stage.js';
export { stableJson, terraformJson, terraformText } from './terraform-text.js';
export { type UsagePlanEntry, UsagePlans, type UsagePlansProps } from './usage-plans.js';
export { type VpcLinkEntry, VpcLinks, type VpcLinksProps } from './vpc-links.js';
export { type GuardedStage, WebAcl, type WebAclProps } from './web-acl.js';
export { zip } from './zip.js';
