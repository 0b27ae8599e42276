import { convolve } from "./convolve/convolve";
import { convolveImage } from "./convolve_image/convolve_image";
import { logMel } from "./log_mel/log_mel";
import { lstm } from "./lstm/lstm";
import { moveRows } from "./move_rows/move_rows";
import { poolChannels } from "./pool_channels/pool_channels";
import { poolStatistics } from "./pool_statistics/pool_statistics";

/**
 * What is asked for by `verbs.perform`, and comes when it is needed, not with every page: what the models that tell speakers apart
 * are made of, log-mel, which comes with the first file, and what batches move.
 */
export const laterOperations = { convolve, convolveImage, logMel, lstm, moveRows, poolChannels, poolStatistics };
