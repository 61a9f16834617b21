// What one import gathers: errors, which refuse it, and warnings, which refuse it when they are asked to.

import { badRequest } from '../errors.js';

export interface ImportOptions {
  readonly apiId: string;
  readonly failOnWarnings: boolean;
  vpcLink(id: string): 'v1' | 'v2' | undefined;
  newId(length: number): string;
}

export class ImportContext {
  readonly errors: string[] = [];
  readonly warnings: string[] = [];
  /** Models that could be made; a method may refer to these alone. */
  readonly models = new Set<string>();

  constructor(readonly options: ImportOptions) {}

  error(message: string): void {
    this.errors.push(message);
  }

  warn(message: string): void {
    this.warnings.push(message);
  }

  /** The parser's own complaint about a place of the document; it never stops an import by itself. */
  unexpected(place: string): void {
    this.warn(`Parse issue: attribute ${place} is unexpected`);
  }

  missing(place: string): void {
    this.warn(`Parse issue: attribute ${place} is missing`);
  }

  /** @throws BadRequestException with everything that was gathered */
  settle(): void {
    if (this.errors.length > 0) throw badRequest(listed('Errors', this.errors));
    if (this.options.failOnWarnings && this.warnings.length > 0) {
      throw badRequest(listed('Warnings', this.warnings));
    }
  }
}

function listed(kind: string, messages: readonly string[]): string {
  return `${kind} found during import:\n\t${messages.join('\n\t')}`;
}
