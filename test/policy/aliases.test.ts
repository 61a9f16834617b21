// Who comes from another tool finds each of its checks about APIs here, under the id that it has there.

import { describe, expect, it } from 'vitest';
import { modelMessages } from '../../lib/model/messages.js';
import { authenticationMessages } from '../../lib/plan/authentication/messages.js';
import { documentChecks } from '../../lib/plan/index.js';
import { parameterMessages } from '../../lib/plan/parameters/messages.js';
import { pathMessages } from '../../lib/plan/paths/messages.js';
import { rules } from '../../lib/policy/index.js';
import { specMessages } from '../../lib/spec/messages.js';
import { structureMessages } from '../../lib/spec/structure/messages.js';
import { schemaMessages } from '../../lib/spec/structure/schemas/messages.js';

/** Of KICS the first 8 digits. */
const ELSEWHERE: readonly (readonly [tool: string, ids: string])[] = [
  [
    'KICS',
    `8af270ce d674aea4 543e38f4 96729c6b 663c442d baade968 8db5544e e3f026e8 ab1263c2 20a482d5 a599b0d1 68e5fcac
     77276d82 221015a8 ceefb058 a4247b11 f525cc92 1bc3205c 06764426 aecee30b 281b8071 40e1d1bf 39cb32f2 e9817ad8
     f42dfe7e 3979b0a4 2da46be4 773116aa 2e44e632 3ba0cca1 52c0d841 274f910a 33d96c65 8c84f75e 15ccec05 0a96ce49
     ec28bf61 23a9e2d9 9aa6e95c 462d6a1d 3847280c 37140f7f ba239cb9 b161c11b 6b2739db e08ed7eb 3ef8696c 75ec6890
     0ca1017d ad9dabc7 2f37c4a3 575a2155 b1ffa705 12b7e704 bcdcbdc6 e39bee8c 1b3af2f9 bbe3dd3d 09c35abf 7ebc9038
     fa00ce45 db0ec4c4 2d8c175a 9670f240 f30ee711 a46928f1 a6847dc6 86b1fa30 4e1cc5d3 0b4869fc c3831315 874d68a3
     4bc4dd4c 55af1353 00e5e55e 8c8261c2 00b78adf 8c81d6c0 181bd815 2ea04bef fbf699b5 d929c031 ab2af219 6998389e
     a8e859da be0e0df7 20cb3159 9f88c88d a19c3bbd 3a01790c 500ce696 9d967a2b e2ffa504 f79b9d26 8fe1846f 46facedc
     50de3b5b ed48229d 73c3bc54 a92be1d5 12a7210b 0c79e50e be3e170e 3fb03214 2bd608ae a96bbc06 03856cb2 881a6e71
     a9228976 2e9b6612 be1d8733 10c61e4b d2361d58 1a1aea94 013bdb4b dadc2f36 b481d46c 40d3df21 0de50145 69d7aefd
     561710b1 ae13a37d f5b2e6af 05505192 4bcbcd52 59c2f769 cf4a5f45 f985a7d2 a5375be3 3b615f00 58f06434 26f06397
     7f91992f c3cab8c4 6c35d2c6 86e3702f b2f275be f368dd2d 60b5f56b 1908a8ee 3b497874 3b066059 105e20dd 48e9e1fe
     990eaf09 d86655c0 c999cf62 b3a59b8e 671211c5 ed35928e a186e82c 1419b4c6 1b6799eb 625abc0e 982aa526 081069cb
     5813ef56 8152e0cf ef0b316a 0afbcfe9 f861041c 4c18a45b b7c9a40c 1402afd8 22fbfeac 7350fa23 0b530315 d0cc8694
     1a4bc881 4fa66806 1ec253ab 38c5ee0d 7af43613 a4966c4f 568a4d22 a2f548f2 b0d3ef3f 862fe4bf 5c6dd5e7 c66ebeaa
     a0bf7382 8d0921d6 8aee4754 3d7d7b6c b4803607 98a8f708 815021c8 84c826c9 237402e2 c254adc4 962fa01e 9c3ea128
     698a464e 6b76f589 a68da022 b05bb927 c19779a9 d15db953 b30981fa 0b76d993 6d2e0790 015eac96 7a01dfbd 2e275f16
     ca02f4e8 376c9390 6a2c219f 801f0c6a f29904c8 98295b32 e9db5fb4 fb889ae9 4cac7ace b3871dd8 d40f27e6 0f6cd0ab
     2d6646f4 b9db8a10 ba066cda bac56e3c 0220e1c5 bccfa089 2596545e 96beb800 fb7d81e7 429b2106 d172a060 5e5ecb9d
     5915c20f 151331e2 750b40be f2702af5 72d259ca d4e43db5 4cd8de87 7f203940 4190dda7 a4dd69b8 d3ea644a cd7a52cf
     31dd6fc0 8bfed1c6 b90033cf 750f6448 c38d630d eb3f9744 2cf35b40 c5bb7461 60fb6621 b1a7fcb0 332cf2ad 9239c289
     b2d9dbf6 5ea61624 6952a7e0 5aea1d7e d47940ca`,
  ],
  [
    'Checkov',
    `CKV_OPENAPI_4 CKV_OPENAPI_5 CKV_OPENAPI_1 CKV_OPENAPI_6 CKV_OPENAPI_3 CKV_OPENAPI_13 CKV_OPENAPI_15
     CKV_OPENAPI_20 CKV_OPENAPI_12 CKV_OPENAPI_14 CKV_OPENAPI_8 CKV_OPENAPI_10 CKV_OPENAPI_11 CKV_AWS_59
     CKV2_AWS_70 CKV_AWS_309 CKV_AWS_258 CKV_AWS_366 CKV_OPENAPI_19 CKV_OPENAPI_9 CKV_OPENAPI_2 CKV_AWS_301
     CKV_AWS_364 CKV_AWS_62 CKV_AWS_63 CKV2_AWS_40 CKV_AWS_274 CKV2_AWS_56 CKV_AWS_60 CKV_AWS_61 CKV_AWS_33
     CKV2_AWS_64 CKV_OPENAPI_18 CKV_OPENAPI_7 CKV_AWS_206 CKV2_AWS_51 CKV2_AWS_71 CKV_AWS_234 CKV_AWS_379
     CKV_AWS_34 CKV_AWS_174 CKV2_AWS_54 CKV2_AWS_53 CKV_OPENAPI_21 CKV_OPENAPI_17 CKV_OPENAPI_16 CKV_AWS_115
     CKV2_AWS_29 CKV_AWS_175 CKV_AWS_342 CKV_AWS_192 CKV2_AWS_77 CKV2_AWS_31 CKV_AWS_176 CKV_AWS_68 CKV_AWS_76
     CKV2_AWS_4 CKV_AWS_73 CKV_AWS_50 CKV_AWS_66 CKV_AWS_338 CKV_AWS_158 CKV_AWS_240 CKV_AWS_241 CKV_AWS_18
     CKV_AWS_276 CKV_AWS_308 CKV_AWS_45 CKV_AWS_173 CKV_AWS_7 CKV_AWS_227 CKV_AWS_53 CKV_AWS_54 CKV_AWS_55
     CKV_AWS_56 CKV2_AWS_6 CKV_AWS_20 CKV_AWS_57 CKV_AWS_70 CKV_AWS_375 CKV2_AWS_43 CKV_AWS_19 CKV_AWS_145
     CKV_AWS_21 CKV_AWS_143 CKV2_AWS_61 CKV_AWS_300 CKV_AWS_149 CKV2_AWS_57 CKV_AWS_304 CKV_AWS_43 CKV_AWS_185
     CKV_AWS_237 CKV_AWS_217 CKV_AWS_233 CKV_AWS_120 CKV_AWS_225 CKV_AWS_116 CKV_AWS_117 CKV_AWS_363 CKV_AWS_272
     CKV_AWS_144 CKV2_AWS_75 CKV2_AWS_23`,
  ],
  [
    'Trivy',
    `AWS-0004 AWS-0067 AWS-0057 AWS-0342 AWS-0005 AWS-0012 AWS-0013 AWS-0011 AWS-0001 AWS-0003 AWS-0066 AWS-0017
     AWS-0089 AWS-0147 AWS-0002 AWS-0065 AWS-0086 AWS-0087 AWS-0091 AWS-0093 AWS-0094 AWS-0092 AWS-0132 AWS-0088
     AWS-0090 AWS-0098 AWS-0064 AWS-0190`,
  ],
  [
    'cdk-nag',
    `AwsSolutions-APIG4 AwsSolutions-COG4 LambdaFunctionUrlAuth AwsSolutions-COG2 AwsSolutions-COG1
     AwsSolutions-COG7 AwsSolutions-COG8 HIPAA.Security-LambdaFunctionPublicAccessProhibited
     NIST.800.53.R5-LambdaFunctionPublicAccessProhibited PCI.DSS.321-LambdaFunctionPublicAccessProhibited
     AwsSolutions-IAM5 HIPAA.Security-IAMPolicyNoStatementsWithAdminAccess
     NIST.800.53.R5-IAMPolicyNoStatementsWithAdminAccess PCI.DSS.321-IAMPolicyNoStatementsWithAdminAccess
     HIPAA.Security-IAMPolicyNoStatementsWithFullAccess NIST.800.53.R5-IAMPolicyNoStatementsWithFullAccess
     PCI.DSS.321-IAMPolicyNoStatementsWithFullAccess AwsSolutions-IAM4 HIPAA.Security-IAMNoInlinePolicy
     NIST.800.53.R5-IAMNoInlinePolicy PCI.DSS.321-IAMNoInlinePolicy Serverless-LambdaStarPermissions
     HIPAA.Security-APIGWSSLEnabled NIST.800.53.R5-APIGWSSLEnabled PCI.DSS.321-APIGWSSLEnabled AwsSolutions-S10
     HIPAA.Security-S3BucketSSLRequestsOnly NIST.800.53.R5-S3BucketSSLRequestsOnly
     PCI.DSS.321-S3BucketSSLRequestsOnly AwsSolutions-APIG2 Serverless-APIGWDefaultThrottling
     HIPAA.Security-LambdaConcurrency NIST.800.53.R5-LambdaConcurrency AwsSolutions-APIG3
     NIST.800.53.R5-APIGWAssociatedWithWAF PCI.DSS.321-APIGWAssociatedWithWAF HIPAA.Security-WAFv2LoggingEnabled
     NIST.800.53.R5-WAFv2LoggingEnabled PCI.DSS.321-WAFv2LoggingEnabled AwsSolutions-APIG1
     Serverless-APIGWAccessLogging Serverless-APIGWStructuredLogging AwsSolutions-APIG6
     HIPAA.Security-APIGWExecutionLoggingEnabled NIST.800.53.R5-APIGWExecutionLoggingEnabled
     PCI.DSS.321-APIGWExecutionLoggingEnabled HIPAA.Security-APIGWXrayEnabled Serverless-APIGWXrayEnabled
     Serverless-LambdaTracing HIPAA.Security-CloudWatchLogGroupRetentionPeriod
     NIST.800.53.R5-CloudWatchLogGroupRetentionPeriod PCI.DSS.321-CloudWatchLogGroupRetentionPeriod
     HIPAA.Security-CloudWatchLogGroupEncrypted NIST.800.53.R5-CloudWatchLogGroupEncrypted
     PCI.DSS.321-CloudWatchLogGroupEncrypted AwsSolutions-KDF1 AwsSolutions-S1
     HIPAA.Security-S3BucketLoggingEnabled NIST.800.53.R5-S3BucketLoggingEnabled PCI.DSS.321-S3BucketLoggingEnabled
     HIPAA.Security-CloudWatchAlarmAction NIST.800.53.R5-CloudWatchAlarmAction LambdaLogging LambdaLogLevel
     HIPAA.Security-APIGWCacheEnabledAndEncrypted NIST.800.53.R5-APIGWCacheEnabledAndEncrypted
     PCI.DSS.321-APIGWCacheEnabledAndEncrypted AwsSolutions-KMS5 NIST.800.53.R5-KMSBackingKeyRotationEnabled
     PCI.DSS.321-KMSBackingKeyRotationEnabled AwsSolutions-S2 HIPAA.Security-S3BucketLevelPublicAccessProhibited
     NIST.800.53.R5-S3BucketLevelPublicAccessProhibited PCI.DSS.321-S3BucketLevelPublicAccessProhibited
     HIPAA.Security-S3DefaultEncryptionKMS NIST.800.53.R5-S3DefaultEncryptionKMS PCI.DSS.321-S3DefaultEncryptionKMS
     HIPAA.Security-S3BucketVersioningEnabled NIST.800.53.R5-S3BucketVersioningEnabled
     PCI.DSS.321-S3BucketVersioningEnabled AwsSolutions-SMG4 HIPAA.Security-SecretsManagerUsingKMSKey
     NIST.800.53.R5-SecretsManagerUsingKMSKey PCI.DSS.321-SecretsManagerUsingKMSKey HIPAA.Security-LambdaDLQ
     NIST.800.53.R5-LambdaDLQ Serverless-LambdaAsyncFailureDestination HIPAA.Security-LambdaInsideVPC
     NIST.800.53.R5-LambdaInsideVPC PCI.DSS.321-LambdaInsideVPC AwsSolutions-L1 Serverless-LambdaDefaultTimeout
     Serverless-LambdaDefaultMemorySize HIPAA.Security-S3BucketReplicationEnabled
     NIST.800.53.R5-S3BucketReplicationEnabled PCI.DSS.321-S3BucketReplicationEnabled`,
  ],
  [
    'Security Hub',
    `APIGateway.8 Cognito.1 Lambda.1 KMS.5 KMS.1 KMS.2 APIGateway.2 ACM.1 ACM.2 S3.5 CloudFront.3 APIGateway.4
     WAF.10 WAF.11 WAF.12 WAF.2 WAF.3 WAF.6 WAF.7 CloudFront.6 APIGateway.9 APIGateway.1 APIGateway.3 S3.9
     APIGateway.5 KMS.4 KMS.3 S3.8 S3.2 S3.3 S3.17 S3.13 S3.14 S3.15 SecretsManager.1 SecretsManager.4 Kinesis.1
     Lambda.3 Lambda.5 Lambda.2 S3.7`,
  ],
  [
    'Spectral',
    `owasp:api2:2023-write-restricted owasp:api2:2023-read-restricted owasp:api2:2023-no-http-basic
     owasp:api2:2023-auth-insecure-schemes owasp:api2:2023-no-api-keys-in-url owasp:api2:2023-no-credentials-in-url
     owasp:api2:2023-short-lived-access-tokens owasp:api2:2023-jwt-best-practices
     owasp:api5:2023-admin-security-unique owasp:api1:2023-no-numeric-ids owasp:api8:2023-no-server-http
     owasp:api8:2023-no-scheme-http owasp:api4:2023-string-limit owasp:api4:2023-string-restricted
     owasp:api4:2023-integer-limit owasp:api4:2023-integer-limit-legacy owasp:api4:2023-integer-format
     owasp:api4:2023-array-limit owasp:api3:2023-no-additionalProperties
     owasp:api3:2023-constrained-additionalProperties owasp:api3:2023-no-unevaluatedProperties
     owasp:api3:2023-constrained-unevaluatedProperties owasp:api7:2023-concerning-url-parameter
     owasp:api8:2023-define-error-validation owasp:api8:2023-define-error-responses-401
     owasp:api8:2023-define-error-responses-500 owasp:api4:2023-rate-limit owasp:api4:2023-rate-limit-responses-429
     owasp:api4:2023-rate-limit-retry-after owasp:api9:2023-inventory-access owasp:api9:2023-inventory-environment
     owasp:api8:2023-define-cors-origin`,
  ],
  ['Regula', `FG_R00276 FG_R00499 FG_R00375 FG_R00500 FG_R00068`],
  [
    '42Crunch',
    `v3-schema-request-string-maxlength v3-schema-response-string-maxlength v3-schema-request-string-pattern
     v3-schema-request-numerical-min v3-schema-request-numerical-max v3-schema-request-numerical-format
     v3-schema-response-array-maxitems v3-schema-request-object-additionalproperties-true`,
  ],
  [
    'AWS Config',
    `api-gwv2-authorization-type-configured api-gw-endpoint-type-check iam-customer-policy-blocked-kms-actions
     iam-inline-policy-blocked-kms-actions apigateway-domain-name-tls-check api-gw-ssl-enabled
     apigatewayv2-integration-private-https-enabled acm-certificate-expiration-check lambda-concurrency-check
     api-gw-associated-with-waf wafv2-logging-enabled api-gwv2-access-logs-enabled api-gw-execution-logging-enabled
     api-gw-xray-enabled api-gw-cache-enabled-and-encrypted kms-cmk-not-scheduled-for-deletion`,
  ],
  [
    'cfn-guard',
    `API_GW_METHOD_AUTHORIZATION_TYPE_RULE API_GW_ENDPOINT_TYPE_CHECK LAMBDA_NO_WILDCARD_PRINCIPALS
     LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED LAMBDA_PERMISSION_INVOKE_FUNCTION_ACTION
     API_GW_DOMAIN_DENY_NON_TLS_TRAFFIC LAMBDA_CONCURRENCY_CHECK WAF_WEB_ACL_DEFAULT_ACTION_RULE
     API_GW_STAGE_ACCESS_LOGGING_RULE API_GWV2_ACCESS_LOGS_ENABLED API_GW_EXECUTION_LOGGING_ENABLED
     CW_LOGGROUP_RETENTION_PERIOD_CHECK CLOUDWATCH_LOG_GROUP_ENCRYPTED
     KINESIS_FIREHOSE_DELIVERY_STREAM_ENCRYPTION_RULE CLOUDWATCH_ALARM_ACTION_CHECK
     API_GW_CACHE_ENABLED_AND_ENCRYPTED CMK_BACKING_KEY_ROTATION_ENABLED LAMBDA_DLQ_CHECK LAMBDA_INSIDE_VPC`,
  ],
  ['cfn_nag', `W59 F13 W24 F4 F39 F76 W62 W92 F665 W69 W46 W86 W84 W88 W87 F19 F66 F68 W89`],
  [
    'Prowler',
    `apigateway_restapi_authorizers_enabled apigatewayv2_api_authorizers_enabled
     apigateway_restapi_public_with_authorizer awslambda_function_url_public cognito_user_pool_mfa_enabled
     cognito_identity_pool_guest_access_disabled cognito_user_pool_advanced_security_enabled
     apigateway_restapi_public awslambda_function_not_publicly_accessible
     iam_policy_no_wildcard_resource_on_passrole kms_no_wildcard_principal
     cloudwatch_log_group_not_publicly_accessible apigateway_domain_name_pqc_tls_enabled
     apigateway_restapi_client_certificate_enabled acm_certificates_expiration_check
     acm_certificates_with_secure_key_algorithms acm_certificates_transparency_logs_enabled
     s3_bucket_secure_transport_policy s3_bucket_ssl_requests_only apigateway_restapi_waf_acl_attached
     wafv2_webacl_with_rules wafv2_logging_enabled wafv2_webacl_logging_enabled wafv2_webacl_rule_logging_enabled
     cognito_user_pool_waf_acl_attached apigatewayv2_api_access_logging_enabled apigateway_restapi_logging_enabled
     apigateway_restapi_tracing_enabled cloudwatch_log_group_retention_policy_specific_days_enabled
     cloudwatch_log_group_kms_encryption_enabled firehose_stream_encrypted_at_rest
     cloudwatch_alarm_actions_alarm_state_configured cloudwatch_log_metric_filter_unauthorized_api_calls
     apigateway_restapi_cache_encrypted apigateway_restapi_no_secrets_in_stage_variables
     awslambda_function_no_secrets_in_variables awslambda_function_env_vars_not_encrypted_with_cmk
     kms_cmk_rotation_enabled s3_bucket_kms_encryption awslambda_function_no_dead_letter_queue
     awslambda_function_url_cors_policy`,
  ],
  [
    'Redocly',
    `security-defined no-invalid-schema-examples no-required-schema-properties-undefined operation-4xx-response
     operation-2xx-response no-server-example.com no-ambiguous-paths no-identical-paths no-unused-components`,
  ],
  ['Terrascan', `AC_AWS_0001 AC_AWS_0010 AC_AWS_0007 AC_AWS_0008`],
];

const known = new Set([...rules, ...documentChecks].flatMap(({ aliases }) => aliases));

describe('checks of other tools', () => {
  it.each(ELSEWHERE)('%s', (_, ids) => {
    expect(ids.split(/\s+/).filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('what is checked without a rule', () => {
  const catalogues = [
    ...[modelMessages, authenticationMessages, parameterMessages, pathMessages],
    ...[specMessages, structureMessages, schemaMessages],
  ];
  const codes = new Set(catalogues.flatMap(({ definitions }) => Object.keys(definitions)));

  it.each(documentChecks.map((one) => [one.title, one] as const))('%s', (_, check) => {
    expect(check.codes.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('stands in one place each', () => {
    const told = documentChecks.flatMap(({ codes }) => codes);
    expect(new Set(told).size).toBe(told.length);
  });
});
