/** Steps that a device takes at a time, 16 seconds, and where what is remembered is to be forgotten now and then, 2. */
export const batchSteps = 512;
export const shortSteps = 64;
/** Steps that are asked for together where windows are: a device that decodes meanwhile answers late, but once for all of them. */
export const togetherSteps = 4 * batchSteps;
