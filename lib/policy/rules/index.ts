// The catalogue: one line per rule folder, sorted. `npm run docs` writes it.

import type { Rule } from '../rule.js';
import { accessLogHoldsNoSecrets } from './access-log-holds-no-secrets/rule.js';
import { accessLogIsStructured } from './access-log-is-structured/rule.js';
import { adminNeedsMoreThanLogin } from './admin-needs-more-than-login/rule.js';
import { alarmHasAction } from './alarm-has-action/rule.js';
import { apiHasOwner } from './api-has-owner/rule.js';
import { apiKeyHasUsagePlan } from './api-key-has-usage-plan/rule.js';
import { apiKeyNotInUrl } from './api-key-not-in-url/rule.js';
import { apiKeyNotOnlyCredential } from './api-key-not-only-credential/rule.js';
import { apiKeyValueNotLiteral } from './api-key-value-not-literal/rule.js';
import { arrayDescribesItems } from './array-describes-items/rule.js';
import { arrayHasMaxItems } from './array-has-max-items/rule.js';
import { authorizationNotAParameter } from './authorization-not-a-parameter/rule.js';
import { authorizerCacheIsShort } from './authorizer-cache-is-short/rule.js';
import { authorizerCacheTellsCallersApart } from './authorizer-cache-tells-callers-apart/rule.js';
import { authorizerIdentityNotInQuery } from './authorizer-identity-not-in-query/rule.js';
import { backendCertificateIsVerified } from './backend-certificate-is-verified/rule.js';
import { backendUsesHttps } from './backend-uses-https/rule.js';
import { basicAuthNotUsed } from './basic-auth-not-used/rule.js';
import { bodyIsDescribed } from './body-is-described/rule.js';
import { bodySizeIsLimited } from './body-size-is-limited/rule.js';
import { bodyTypeIsChecked } from './body-type-is-checked/rule.js';
import { cacheInvalidationNeedsAuthorization } from './cache-invalidation-needs-authorization/rule.js';
import { cacheTellsCallersApart } from './cache-tells-callers-apart/rule.js';
import { certificateIsCurrent } from './certificate-is-current/rule.js';
import { certificateIsLogged } from './certificate-is-logged/rule.js';
import { certificateIsReplacedBeforeDestroy } from './certificate-is-replaced-before-destroy/rule.js';
import { certificateKeyIsStrong } from './certificate-key-is-strong/rule.js';
import { certificateNamesNoWildcard } from './certificate-names-no-wildcard/rule.js';
import { classicWebAclBlocksByDefault } from './classic-web-acl-blocks-by-default/rule.js';
import { cloudfrontHasWebAcl } from './cloudfront-has-web-acl/rule.js';
import { cloudfrontRequiresHttps } from './cloudfront-requires-https/rule.js';
import { componentsAreUsed } from './components-are-used/rule.js';
import { compressionSizeIsValid } from './compression-size-is-valid/rule.js';
import { corsHeaderIsDocumented } from './cors-header-is-documented/rule.js';
import { corsOriginNotWildcard } from './cors-origin-not-wildcard/rule.js';
import { corsOriginUsesHttps } from './cors-origin-uses-https/rule.js';
import { credentialsNotInUrl } from './credentials-not-in-url/rule.js';
import { crossAccountRoleHasExternalId } from './cross-account-role-has-external-id/rule.js';
import { decryptNamesKeys } from './decrypt-names-keys/rule.js';
import { defaultEndpointIsOff } from './default-endpoint-is-off/rule.js';
import { deployedAuthenticationMatchesSpecification } from './deployed-authentication-matches-specification/rule.js';
import { deployedOperationsMatchSpecification } from './deployed-operations-match-specification/rule.js';
import { deploymentIsReplacedBeforeDestroy } from './deployment-is-replaced-before-destroy/rule.js';
import { dnsRecordHasTarget } from './dns-record-has-target/rule.js';
import { domainHasPostQuantumPolicy } from './domain-has-post-quantum-policy/rule.js';
import { domainRequiresTls12 } from './domain-requires-tls-1-2/rule.js';
import { endpointIsPrivate } from './endpoint-is-private/rule.js';
import { endpointRequiresTls12 } from './endpoint-requires-tls-1-2/rule.js';
import { errorResponsesAreDescribed } from './error-responses-are-described/rule.js';
import { executionLogGroupIsManaged } from './execution-log-group-is-managed/rule.js';
import { firehoseHoldsNoSecrets } from './firehose-holds-no-secrets/rule.js';
import { firehoseIsEncrypted } from './firehose-is-encrypted/rule.js';
import { functionUrlHasAuthorization } from './function-url-has-authorization/rule.js';
import { gatewayResponsesHideDetails } from './gateway-responses-hide-details/rule.js';
import { httpSchemeIsRegistered } from './http-scheme-is-registered/rule.js';
import { httpSchemeIsSecure } from './http-scheme-is-secure/rule.js';
import { iamAttachmentIsNotBroad } from './iam-attachment-is-not-broad/rule.js';
import { iamPolicyIsNotInline } from './iam-policy-is-not-inline/rule.js';
import { iamPolicyNamesActions } from './iam-policy-names-actions/rule.js';
import { idNotSequential } from './id-not-sequential/rule.js';
import { identityPoolRefusesGuests } from './identity-pool-refuses-guests/rule.js';
import { internalApiIsPrivate } from './internal-api-is-private/rule.js';
import { jwtChecksAreStated } from './jwt-checks-are-stated/rule.js';
import { kinesisStreamIsEncrypted } from './kinesis-stream-is-encrypted/rule.js';
import { kmsKeyHasPolicy } from './kms-key-has-policy/rule.js';
import { kmsKeyIsUsable } from './kms-key-is-usable/rule.js';
import { kmsKeyRotates } from './kms-key-rotates/rule.js';
import { lambdaCodeIsSigned } from './lambda-code-is-signed/rule.js';
import { lambdaEnvironmentHoldsNoSecrets } from './lambda-environment-holds-no-secrets/rule.js';
import { lambdaEnvironmentIsEncrypted } from './lambda-environment-is-encrypted/rule.js';
import { lambdaHasOwnLimits } from './lambda-has-own-limits/rule.js';
import { lambdaHasReservedConcurrency } from './lambda-has-reserved-concurrency/rule.js';
import { lambdaIsTraced } from './lambda-is-traced/rule.js';
import { lambdaKeepsFailedEvents } from './lambda-keeps-failed-events/rule.js';
import { lambdaLogsAreConfigured } from './lambda-logs-are-configured/rule.js';
import { lambdaPermissionAllowsInvokeOnly } from './lambda-permission-allows-invoke-only/rule.js';
import { lambdaPermissionIsNarrow } from './lambda-permission-is-narrow/rule.js';
import { lambdaPermissionNamesPrincipal } from './lambda-permission-names-principal/rule.js';
import { lambdaPermissionNamesSource } from './lambda-permission-names-source/rule.js';
import { lambdaRunsInVpc } from './lambda-runs-in-vpc/rule.js';
import { lambdaRuntimeIsSupported } from './lambda-runtime-is-supported/rule.js';
import { logBucketBlocksPublicAccess } from './log-bucket-blocks-public-access/rule.js';
import { logBucketExpiresObjects } from './log-bucket-expires-objects/rule.js';
import { logBucketHasOwnKey } from './log-bucket-has-own-key/rule.js';
import { logBucketIsLocked } from './log-bucket-is-locked/rule.js';
import { logBucketIsPrivate } from './log-bucket-is-private/rule.js';
import { logBucketIsReplicated } from './log-bucket-is-replicated/rule.js';
import { logBucketIsVersioned } from './log-bucket-is-versioned/rule.js';
import { logBucketLogsAccess } from './log-bucket-logs-access/rule.js';
import { logBucketRequiresTls } from './log-bucket-requires-tls/rule.js';
import { logGroupHasRetention } from './log-group-has-retention/rule.js';
import { logGroupIsEncrypted } from './log-group-is-encrypted/rule.js';
import { logRetentionCoversAYear } from './log-retention-covers-a-year/rule.js';
import { logsMaskPersonalData } from './logs-mask-personal-data/rule.js';
import { mapHasMaxProperties } from './map-has-max-properties/rule.js';
import { mappingTemplateEscapesInput } from './mapping-template-escapes-input/rule.js';
import { methodHasAuthorization } from './method-has-authorization/rule.js';
import { methodMetricsAreOn } from './method-metrics-are-on/rule.js';
import { methodOverrideIsBlocked } from './method-override-is-blocked/rule.js';
import { methodSettingsEncryptCache } from './method-settings-encrypt-cache/rule.js';
import { methodSettingsTraceNoData } from './method-settings-trace-no-data/rule.js';
import { mtlsTruststoreIsVersioned } from './mtls-truststore-is-versioned/rule.js';
import { numberHasFormat } from './number-has-format/rule.js';
import { numberHasRange } from './number-has-range/rule.js';
import { oauthEndpointUsesHttps } from './oauth-endpoint-uses-https/rule.js';
import { oauthFlowHasRefreshUrl } from './oauth-flow-has-refresh-url/rule.js';
import { oauthFlowNotImplicit } from './oauth-flow-not-implicit/rule.js';
import { oauthFlowNotPassword } from './oauth-flow-not-password/rule.js';
import { objectRefusesUnknownProperties } from './object-refuses-unknown-properties/rule.js';
import { operationAsksForScopes } from './operation-asks-for-scopes/rule.js';
import { operationDocuments429 } from './operation-documents-429/rule.js';
import { operationHasAuthentication } from './operation-has-authentication/rule.js';
import { passRoleNamesRoles } from './pass-role-names-roles/rule.js';
import { patternIsAnchored } from './pattern-is-anchored/rule.js';
import { patternRestricts } from './pattern-restricts/rule.js';
import { personalDataHasPurpose } from './personal-data-has-purpose/rule.js';
import { policyNamesPrincipals } from './policy-names-principals/rule.js';
import { preflightHasNoAuthorization } from './preflight-has-no-authorization/rule.js';
import { privateIntegrationUsesTls } from './private-integration-uses-tls/rule.js';
import { publicOperationIsApproved } from './public-operation-is-approved/rule.js';
import { requestIsValidated } from './request-is-validated/rule.js';
import { resourcePolicyHasPrincipal } from './resource-policy-has-principal/rule.js';
import { resourcePolicyNamesCallers } from './resource-policy-names-callers/rule.js';
import { response429SaysRetryAfter } from './response-429-says-retry-after/rule.js';
import { responseDocumentsRateLimit } from './response-documents-rate-limit/rule.js';
import { responseIsDescribed } from './response-is-described/rule.js';
import { restApiIsReplacedBeforeDestroy } from './rest-api-is-replaced-before-destroy/rule.js';
import { roleNamesWhoMayAssume } from './role-names-who-may-assume/rule.js';
import { scopesAreDeclared } from './scopes-are-declared/rule.js';
import { scopesBelongToOauth } from './scopes-belong-to-oauth/rule.js';
import { secretHasOwnKey } from './secret-has-own-key/rule.js';
import { secretIsRotated } from './secret-is-rotated/rule.js';
import { securityHasADefault } from './security-has-a-default/rule.js';
import { sensitiveDataNeedsAuthentication } from './sensitive-data-needs-authentication/rule.js';
import { sensitiveDataNotCached } from './sensitive-data-not-cached/rule.js';
import { sensitiveDataNotInUrl } from './sensitive-data-not-in-url/rule.js';
import { serverAudienceIsStated } from './server-audience-is-stated/rule.js';
import { serverEnvironmentIsStated } from './server-environment-is-stated/rule.js';
import { serverUrlNamesTheApi } from './server-url-names-the-api/rule.js';
import { serversAreDeclared } from './servers-are-declared/rule.js';
import { serversMatchDomain } from './servers-match-domain/rule.js';
import { serversUseHttps } from './servers-use-https/rule.js';
import { stageHasAccessLog } from './stage-has-access-log/rule.js';
import { stageHasCache } from './stage-has-cache/rule.js';
import { stageHasClientCertificate } from './stage-has-client-certificate/rule.js';
import { stageHasExecutionLog } from './stage-has-execution-log/rule.js';
import { stageHasThrottle } from './stage-has-throttle/rule.js';
import { stageHasWebAcl } from './stage-has-web-acl/rule.js';
import { stageVariablesHoldNoSecrets } from './stage-variables-hold-no-secrets/rule.js';
import { stringHasMaxLength } from './string-has-max-length/rule.js';
import { stringIsRestricted } from './string-is-restricted/rule.js';
import { successResponseIsDescribed } from './success-response-is-described/rule.js';
import { throttleWithinAccountQuota } from './throttle-within-account-quota/rule.js';
import { timeoutIsBelowTheLimit } from './timeout-is-below-the-limit/rule.js';
import { tracingIsOn } from './tracing-is-on/rule.js';
import { unauthorizedCallsRaiseAlarm } from './unauthorized-calls-raise-alarm/rule.js';
import { urlParameterIsReviewed } from './url-parameter-is-reviewed/rule.js';
import { usagePlanCoversMethods } from './usage-plan-covers-methods/rule.js';
import { usagePlanHasLimits } from './usage-plan-has-limits/rule.js';
import { userPoolClientHidesUsers } from './user-pool-client-hides-users/rule.js';
import { userPoolClientRevokesTokens } from './user-pool-client-revokes-tokens/rule.js';
import { userPoolDetectsThreats } from './user-pool-detects-threats/rule.js';
import { userPoolHasWebAcl } from './user-pool-has-web-acl/rule.js';
import { userPoolPasswordIsStrong } from './user-pool-password-is-strong/rule.js';
import { userPoolRequiresMfa } from './user-pool-requires-mfa/rule.js';
import { validationErrorIsDescribed } from './validation-error-is-described/rule.js';
import { valueIsDescribed } from './value-is-described/rule.js';
import { wafRuleIsNotEmpty } from './waf-rule-is-not-empty/rule.js';
import { webAclBlocksCommonAttacks } from './web-acl-blocks-common-attacks/rule.js';
import { webAclBlocksKnownBadInputs } from './web-acl-blocks-known-bad-inputs/rule.js';
import { webAclHasRules } from './web-acl-has-rules/rule.js';
import { webAclIsLogged } from './web-acl-is-logged/rule.js';
import { webAclLimitBelowThrottle } from './web-acl-limit-below-throttle/rule.js';
import { webAclLimitsBodySize } from './web-acl-limits-body-size/rule.js';
import { webAclLimitsRate } from './web-acl-limits-rate/rule.js';
import { webAclLogHidesCredentials } from './web-acl-log-hides-credentials/rule.js';
import { webAclLogKeepsBlocks } from './web-acl-log-keeps-blocks/rule.js';
import { webAclRuleHasAction } from './web-acl-rule-has-action/rule.js';
import { webAclRulesHaveMetrics } from './web-acl-rules-have-metrics/rule.js';

export const rules: readonly Rule[] = [
  accessLogHoldsNoSecrets,
  accessLogIsStructured,
  adminNeedsMoreThanLogin,
  alarmHasAction,
  apiHasOwner,
  apiKeyHasUsagePlan,
  apiKeyNotInUrl,
  apiKeyNotOnlyCredential,
  apiKeyValueNotLiteral,
  arrayDescribesItems,
  arrayHasMaxItems,
  authorizationNotAParameter,
  authorizerCacheIsShort,
  authorizerCacheTellsCallersApart,
  authorizerIdentityNotInQuery,
  backendCertificateIsVerified,
  backendUsesHttps,
  basicAuthNotUsed,
  bodyIsDescribed,
  bodySizeIsLimited,
  bodyTypeIsChecked,
  cacheInvalidationNeedsAuthorization,
  cacheTellsCallersApart,
  certificateIsCurrent,
  certificateIsLogged,
  certificateIsReplacedBeforeDestroy,
  certificateKeyIsStrong,
  certificateNamesNoWildcard,
  classicWebAclBlocksByDefault,
  cloudfrontHasWebAcl,
  cloudfrontRequiresHttps,
  componentsAreUsed,
  compressionSizeIsValid,
  corsHeaderIsDocumented,
  corsOriginNotWildcard,
  corsOriginUsesHttps,
  credentialsNotInUrl,
  crossAccountRoleHasExternalId,
  decryptNamesKeys,
  defaultEndpointIsOff,
  deployedAuthenticationMatchesSpecification,
  deployedOperationsMatchSpecification,
  deploymentIsReplacedBeforeDestroy,
  dnsRecordHasTarget,
  domainHasPostQuantumPolicy,
  domainRequiresTls12,
  endpointIsPrivate,
  endpointRequiresTls12,
  errorResponsesAreDescribed,
  executionLogGroupIsManaged,
  firehoseHoldsNoSecrets,
  firehoseIsEncrypted,
  functionUrlHasAuthorization,
  gatewayResponsesHideDetails,
  httpSchemeIsRegistered,
  httpSchemeIsSecure,
  iamAttachmentIsNotBroad,
  iamPolicyIsNotInline,
  iamPolicyNamesActions,
  idNotSequential,
  identityPoolRefusesGuests,
  internalApiIsPrivate,
  jwtChecksAreStated,
  kinesisStreamIsEncrypted,
  kmsKeyHasPolicy,
  kmsKeyIsUsable,
  kmsKeyRotates,
  lambdaCodeIsSigned,
  lambdaEnvironmentHoldsNoSecrets,
  lambdaEnvironmentIsEncrypted,
  lambdaHasOwnLimits,
  lambdaHasReservedConcurrency,
  lambdaIsTraced,
  lambdaKeepsFailedEvents,
  lambdaLogsAreConfigured,
  lambdaPermissionAllowsInvokeOnly,
  lambdaPermissionIsNarrow,
  lambdaPermissionNamesPrincipal,
  lambdaPermissionNamesSource,
  lambdaRunsInVpc,
  lambdaRuntimeIsSupported,
  logBucketBlocksPublicAccess,
  logBucketExpiresObjects,
  logBucketHasOwnKey,
  logBucketIsLocked,
  logBucketIsPrivate,
  logBucketIsReplicated,
  logBucketIsVersioned,
  logBucketLogsAccess,
  logBucketRequiresTls,
  logGroupHasRetention,
  logGroupIsEncrypted,
  logRetentionCoversAYear,
  logsMaskPersonalData,
  mapHasMaxProperties,
  mappingTemplateEscapesInput,
  methodHasAuthorization,
  methodMetricsAreOn,
  methodOverrideIsBlocked,
  methodSettingsEncryptCache,
  methodSettingsTraceNoData,
  mtlsTruststoreIsVersioned,
  numberHasFormat,
  numberHasRange,
  oauthEndpointUsesHttps,
  oauthFlowHasRefreshUrl,
  oauthFlowNotImplicit,
  oauthFlowNotPassword,
  objectRefusesUnknownProperties,
  operationAsksForScopes,
  operationDocuments429,
  operationHasAuthentication,
  passRoleNamesRoles,
  patternIsAnchored,
  patternRestricts,
  personalDataHasPurpose,
  policyNamesPrincipals,
  preflightHasNoAuthorization,
  privateIntegrationUsesTls,
  publicOperationIsApproved,
  requestIsValidated,
  resourcePolicyHasPrincipal,
  resourcePolicyNamesCallers,
  response429SaysRetryAfter,
  responseDocumentsRateLimit,
  responseIsDescribed,
  restApiIsReplacedBeforeDestroy,
  roleNamesWhoMayAssume,
  scopesAreDeclared,
  scopesBelongToOauth,
  secretHasOwnKey,
  secretIsRotated,
  securityHasADefault,
  sensitiveDataNeedsAuthentication,
  sensitiveDataNotCached,
  sensitiveDataNotInUrl,
  serverAudienceIsStated,
  serverEnvironmentIsStated,
  serverUrlNamesTheApi,
  serversAreDeclared,
  serversMatchDomain,
  serversUseHttps,
  stageHasAccessLog,
  stageHasCache,
  stageHasClientCertificate,
  stageHasExecutionLog,
  stageHasThrottle,
  stageHasWebAcl,
  stageVariablesHoldNoSecrets,
  stringHasMaxLength,
  stringIsRestricted,
  successResponseIsDescribed,
  throttleWithinAccountQuota,
  timeoutIsBelowTheLimit,
  tracingIsOn,
  unauthorizedCallsRaiseAlarm,
  urlParameterIsReviewed,
  usagePlanCoversMethods,
  usagePlanHasLimits,
  userPoolClientHidesUsers,
  userPoolClientRevokesTokens,
  userPoolDetectsThreats,
  userPoolHasWebAcl,
  userPoolPasswordIsStrong,
  userPoolRequiresMfa,
  validationErrorIsDescribed,
  valueIsDescribed,
  wafRuleIsNotEmpty,
  webAclBlocksCommonAttacks,
  webAclBlocksKnownBadInputs,
  webAclHasRules,
  webAclIsLogged,
  webAclLimitBelowThrottle,
  webAclLimitsBodySize,
  webAclLimitsRate,
  webAclLogHidesCredentials,
  webAclLogKeepsBlocks,
  webAclRuleHasAction,
  webAclRulesHaveMetrics,
];
