// Bounds that are beyond what a request can hold bound nothing.

/**
 * Bytes of the largest request that API Gateway takes.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
const LARGEST_PAYLOAD = 10 * 1024 * 1024;

/** Whether a `maxLength` or `maxItems` bounds anything: a character is one byte or more, an item with its comma two. */
export function isBound(most: unknown, bytesEach: 1 | 2): boolean {
  return most !== undefined && (typeof most !== 'number' || most * bytesEach <= LARGEST_PAYLOAD);
}
