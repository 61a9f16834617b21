// Tells V8 to optimize later. A run ends before most of what V8 optimizes by default has paid for it: on a large
// specification that takes two fifths of the processor time. What is called often enough is optimized all the same.

import { setFlagsFromString } from 'node:v8';

/** Four times the default. The name changes with V8, which prints an error for one it does not know; Node.js 24 gains nothing. */
const FLAGS = new Map([
  ['20', '--interrupt-budget=300000'],
  ['22', '--invocation-count-for-turbofan=12000'],
]);

const flag = FLAGS.get(process.versions.node.split('.')[0]);
if (flag) setFlagsFromString(flag);
