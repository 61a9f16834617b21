// The project's own configuration: portcullis.yaml, and the folder of an organisation's own rules.

export { CONFIG_NAMES } from './find-config.js';
export { configJsonSchema } from './json-schema.js';
export { type Project, type ProjectOptions, readProject } from './project.js';
