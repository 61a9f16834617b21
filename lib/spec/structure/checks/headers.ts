// Headers that OpenAPI says in another place, so that a description of them is ignored. Header parameters of these
// names are reported where they are left out of the gateway.

import { structureMessages } from '../messages.js';
import type { Checks } from './check.js';

export const headers: Checks = {
  response: [
    (response) =>
      (response.get('headers')?.entries() ?? [])
        .filter(([name]) => name.toLowerCase() === 'content-type')
        .map(([name, header]) =>
          structureMessages.report('SPEC-081', header.at.key(), {
            name,
            where: 'responses',
            instead: 'name the media type in `content` (2.0: `produces`)',
          }),
        ),
  ],
};
