import { convolve } from "./convolve/convolve";
import { convolveImage } from "./convolve_image/convolve_image";
import { lstm } from "./lstm/lstm";
import { poolChannels } from "./pool_channels/pool_channels";
import { poolStatistics } from "./pool_statistics/pool_statistics";

/** What only the models that tell speakers apart ask for, by `verbs.perform`: it comes with them, not with every page. */
export const speakerOperations = { convolve, convolveImage, lstm, poolChannels, poolStatistics };
