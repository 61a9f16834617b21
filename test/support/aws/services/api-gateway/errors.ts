// The errors of API Gateway, in its own words where they are known.

import { AwsError } from '../../http.js';

export function badRequest(message: string): AwsError {
  return new AwsError('BadRequestException', message, 400);
}

export function notFound(message: string): AwsError {
  return new AwsError('NotFoundException', message, 404);
}

export function conflict(message: string): AwsError {
  return new AwsError('ConflictException', message, 409);
}

export function limitExceeded(message: string): AwsError {
  return new AwsError('LimitExceededException', message, 429);
}

/** The entry of a map, or "not found". */
export function existing<T>(value: T | undefined, message: string): T {
  if (value === undefined) throw notFound(message);
  return value;
}
