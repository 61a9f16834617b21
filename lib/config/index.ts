// The project's own configuration: portcullis.yaml, and the folder of an organisation's own rules.

export { applyBaseline, type Baseline, readBaseline, writeBaseline } from './baseline.js';
export { configJsonSchema } from './json-schema.js';
export { type Amend, type OverlayUse, readOverlays } from './overlays.js';
export { type CentralWaiver, type Project, type ProjectOptions, readProject } from './project.js';
