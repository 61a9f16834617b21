// The access log's format: one line of JSON from fields that hold no secret. Headers, queries and bodies
// cannot appear; neither does the API key, only its id.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html

/** Key → field of `$context`. Both request ids: callers can choose the first. */
const FIELDS = {
  requestId: 'requestId',
  extendedRequestId: 'extendedRequestId',
  requestTime: 'requestTime',
  apiId: 'apiId',
  stage: 'stage',
  domainName: 'domainName',
  httpMethod: 'httpMethod',
  /** In front of the resource path, where a domain maps several REST APIs. */
  basePath: 'customDomain.basePathMatched',
  resourcePath: 'resourcePath',
  protocol: 'protocol',
  status: 'status',
  responseLength: 'responseLength',
  responseLatency: 'responseLatency',
  integrationLatency: 'integrationLatency',
  integrationStatus: 'integration.status',
  sourceIp: 'identity.sourceIp',
  userArn: 'identity.userArn',
  apiKeyId: 'identity.apiKeyId',
  clientCertSerial: 'identity.clientCert.serialNumber',
  principalId: 'authorizer.principalId',
  authorizerStatus: 'authorizer.status',
  authorizerLatency: 'authorizer.latency',
  errorType: 'error.responseType',
  wafResponse: 'wafResponseCode',
  wafStatus: 'waf.status',
  tlsVersion: 'tlsVersion',
  cipherSuite: 'cipherSuite',
  xrayTraceId: 'xrayTraceId',
} as const;

/**
 * Values are substituted as they are, so every one stands in quotes: a missing number (`-`) would not be JSON.
 * The path itself is left out: it can hold personal data that the resource path does not.
 */
export function accessLogFormat(): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(FIELDS).map(([key, field]) => [key, `$context.${field}`])),
  );
}
