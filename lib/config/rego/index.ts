// Rules in Rego: compiled ones through WebAssembly, others through the `opa` command.

export { opaEngine } from './opa.js';
export { regoRules } from './rules.js';
export { wasmEngine } from './wasm.js';
