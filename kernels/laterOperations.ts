import { attentionScores } from "./attention_scores/attention_scores";
import { convolve } from "./convolve/convolve";
import { convolveImage } from "./convolve_image/convolve_image";
import { logMel } from "./log_mel/log_mel";
import { lstm } from "./lstm/lstm";
import { medianMean } from "./median_mean/median_mean";
import { moveRows } from "./move_rows/move_rows";
import { poolChannels } from "./pool_channels/pool_channels";
import { poolStatistics } from "./pool_statistics/pool_statistics";
import { softmaxRows } from "./softmax_rows/softmax_rows";
import { standardiseColumns } from "./standardise_columns/standardise_columns";
import { tokenProbabilities } from "./token_probabilities/token_probabilities";

/**
 * What is asked for by `verbs.perform`, and comes when it is needed, not with every page: what the models that tell speakers apart
 * are made of, log-mel, which comes with the first file, what batches move, and what times words.
 */
export const laterOperations = {
  attentionScores,
  convolve,
  convolveImage,
  logMel,
  lstm,
  medianMean,
  moveRows,
  poolChannels,
  poolStatistics,
  softmaxRows,
  standardiseColumns,
  tokenProbabilities,
};
