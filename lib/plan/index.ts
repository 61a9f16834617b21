// Decides what AWS gets: plain data with reasons. No cdktf here.

export type * from './types.js';
