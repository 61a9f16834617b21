// The catalogue: one line per rule folder, sorted. `npm run docs` writes it.

import type { Rule } from '../rule.js';
import { apiHasOwner } from './api-has-owner/rule.js';
import { apiKeyHasUsagePlan } from './api-key-has-usage-plan/rule.js';
import { apiKeyNotInUrl } from './api-key-not-in-url/rule.js';
import { arrayHasMaxItems } from './array-has-max-items/rule.js';
import { authorizerCacheIsShort } from './authorizer-cache-is-short/rule.js';
import { backendCertificateIsVerified } from './backend-certificate-is-verified/rule.js';
import { backendUsesHttps } from './backend-uses-https/rule.js';
import { basicAuthNotUsed } from './basic-auth-not-used/rule.js';
import { cacheTellsCallersApart } from './cache-tells-callers-apart/rule.js';
import { corsOriginNotWildcard } from './cors-origin-not-wildcard/rule.js';
import { credentialsNotInUrl } from './credentials-not-in-url/rule.js';
import { deploymentIsReplacedBeforeDestroy } from './deployment-is-replaced-before-destroy/rule.js';
import { domainRequiresTls12 } from './domain-requires-tls-1-2/rule.js';
import { endpointRequiresTls12 } from './endpoint-requires-tls-1-2/rule.js';
import { idNotSequential } from './id-not-sequential/rule.js';
import { kmsKeyRotates } from './kms-key-rotates/rule.js';
import { lambdaPermissionNamesSource } from './lambda-permission-names-source/rule.js';
import { logGroupHasRetention } from './log-group-has-retention/rule.js';
import { logGroupIsEncrypted } from './log-group-is-encrypted/rule.js';
import { logRetentionCoversAYear } from './log-retention-covers-a-year/rule.js';
import { methodOverrideIsBlocked } from './method-override-is-blocked/rule.js';
import { methodSettingsEncryptCache } from './method-settings-encrypt-cache/rule.js';
import { methodSettingsTraceNoData } from './method-settings-trace-no-data/rule.js';
import { mtlsTruststoreIsVersioned } from './mtls-truststore-is-versioned/rule.js';
import { oauthFlowNotImplicit } from './oauth-flow-not-implicit/rule.js';
import { oauthFlowNotPassword } from './oauth-flow-not-password/rule.js';
import { operationHasAuthentication } from './operation-has-authentication/rule.js';
import { patternRestricts } from './pattern-restricts/rule.js';
import { requestIsValidated } from './request-is-validated/rule.js';
import { resourcePolicyNamesCallers } from './resource-policy-names-callers/rule.js';
import { restMethodHasAuthorization } from './rest-method-has-authorization/rule.js';
import { scopesAreDeclared } from './scopes-are-declared/rule.js';
import { sensitiveDataNeedsAuthentication } from './sensitive-data-needs-authentication/rule.js';
import { sensitiveDataNotCached } from './sensitive-data-not-cached/rule.js';
import { sensitiveDataNotInUrl } from './sensitive-data-not-in-url/rule.js';
import { serversUseHttps } from './servers-use-https/rule.js';
import { stageHasAccessLog } from './stage-has-access-log/rule.js';
import { stageHasWebAcl } from './stage-has-web-acl/rule.js';
import { stageHasWebAclAssociation } from './stage-has-web-acl-association/rule.js';
import { stringHasMaxLength } from './string-has-max-length/rule.js';
import { throttleWithinAccountQuota } from './throttle-within-account-quota/rule.js';
import { timeoutIsBelowTheLimit } from './timeout-is-below-the-limit/rule.js';
import { tracingIsOn } from './tracing-is-on/rule.js';
import { usagePlanHasLimits } from './usage-plan-has-limits/rule.js';
import { webAclBlocksKnownBadInputs } from './web-acl-blocks-known-bad-inputs/rule.js';

export const rules: readonly Rule[] = [
  apiHasOwner,
  apiKeyHasUsagePlan,
  apiKeyNotInUrl,
  arrayHasMaxItems,
  authorizerCacheIsShort,
  backendCertificateIsVerified,
  backendUsesHttps,
  basicAuthNotUsed,
  cacheTellsCallersApart,
  corsOriginNotWildcard,
  credentialsNotInUrl,
  deploymentIsReplacedBeforeDestroy,
  domainRequiresTls12,
  endpointRequiresTls12,
  idNotSequential,
  kmsKeyRotates,
  lambdaPermissionNamesSource,
  logGroupHasRetention,
  logGroupIsEncrypted,
  logRetentionCoversAYear,
  methodOverrideIsBlocked,
  methodSettingsEncryptCache,
  methodSettingsTraceNoData,
  mtlsTruststoreIsVersioned,
  oauthFlowNotImplicit,
  oauthFlowNotPassword,
  operationHasAuthentication,
  patternRestricts,
  requestIsValidated,
  resourcePolicyNamesCallers,
  restMethodHasAuthorization,
  scopesAreDeclared,
  sensitiveDataNeedsAuthentication,
  sensitiveDataNotCached,
  sensitiveDataNotInUrl,
  serversUseHttps,
  stageHasAccessLog,
  stageHasWebAcl,
  stageHasWebAclAssociation,
  stringHasMaxLength,
  throttleWithinAccountQuota,
  timeoutIsBelowTheLimit,
  tracingIsOn,
  usagePlanHasLimits,
  webAclBlocksKnownBadInputs,
];
