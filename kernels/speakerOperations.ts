import { convolve } from "./convolve/convolve";
import { lstm } from "./lstm/lstm";
import { poolChannels } from "./pool_channels/pool_channels";
import { poolStatistics } from "./pool_statistics/pool_statistics";

/** What only the models that tell speakers apart ask for, by `verbs.perform`: it comes with them, not with every page. */
export const speakerOperations = { convolve, lstm, poolChannels, poolStatistics };
