/*
 * FFmpeg's demuxers, audio decoders and resampler as a WebAssembly module: bytes in by `read_bytes`, a track's sound out as
 * mono floats at 16 kHz, frame by frame, each with its time. One file per instance. build.sh compiles it.
 */
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/macros.h>
#include <libavutil/opt.h>
#include <libavutil/samplefmt.h>
#include <libswresample/swresample.h>

#define IMPORT(name) __attribute__((import_module("host"), import_name(name)))
#define EXPORT(name) __attribute__((export_name(name)))

/* Copies up to `length` bytes from `position` on; 0 is the end, negative ends the reading. */
IMPORT("readBytes") int read_bytes(double position, uint8_t *to, int length);
/* Nonzero asks for an end: nothing came of it for too long. */
IMPORT("isStuck") int is_stuck(void);
/* A complaint of FFmpeg's. */
IMPORT("complain") void complain(const char *text);

enum { MAX_TRACKS = 64, BUFFER = 1 << 16, PACKETS_PER_STEP = 64, RATE = 16000 };

typedef struct Track {
    AVStream *stream;
    AVCodecContext *decoder;
    /* Mixes and resamples frames of this kind. */
    SwrContext *mixer;
    AVChannelLayout layout;
    int format, rate, is_encrypted;
} Track;

static AVFormatContext *file;
static const AVInputFormat *container;
static int likeness;
static int64_t position, size;
static Track tracks[MAX_TRACKS];
static int track_count, is_ending;
static double lost;
static double broke_off = -1;
static AVPacket *packet;
static AVFrame *frame;
static Track *frame_track;
static double frame_time, packet_length;

static float *samples;
static int sample_count, sample_room;

static int on_read(void *opaque, uint8_t *buffer, int length)
{
    int count;
    if (position >= size) return AVERROR_EOF;
    count = read_bytes((double)position, buffer, length);
    if (count < 0) return AVERROR_EXIT;
    position += count;
    return count ? count : AVERROR_EOF;
}

static int64_t on_seek(void *opaque, int64_t offset, int whence)
{
    if (whence & AVSEEK_SIZE) return size;
    whence &= ~AVSEEK_FORCE;
    if (whence == SEEK_CUR) offset += position;
    if (whence == SEEK_END) offset += size;
    if (offset < 0) return AVERROR(EINVAL);
    return position = offset;
}

static int on_interrupt(void *opaque)
{
    return is_stuck();
}

static void on_log(void *source, int level, const char *format, va_list arguments)
{
    char line[512];
    if (level > AV_LOG_ERROR) return;
    vsnprintf(line, sizeof line, format, arguments);
    complain(line);
}

/* Opens the decoder of a track; without one, `decoder` stays empty. */
static void open_decoder(Track *track)
{
    const AVCodecParameters *parameters = track->stream->codecpar;
    const AVCodec *codec = avcodec_find_decoder(parameters->codec_id);
    AVCodecContext *decoder = codec ? avcodec_alloc_context3(codec) : NULL;
    if (!decoder) return;
    decoder->pkt_timebase = track->stream->time_base;
    if (avcodec_parameters_to_context(decoder, parameters) < 0 || avcodec_open2(decoder, codec, NULL) < 0)
        avcodec_free_context(&decoder);
    track->decoder = decoder;
}

EXPORT("allocate") void *allocate(int length)
{
    return av_malloc(length);
}

/* Opens the file of so many bytes, named for its suffix only; a negative AVERROR where it is none that is known. */
EXPORT("open") int open_file(double bytes, const char *name)
{
    uint8_t *buffer = av_malloc(BUFFER);
    int result;
    size = (int64_t)bytes;
    av_log_set_callback(on_log);
    packet = av_packet_alloc();
    frame = av_frame_alloc();
    file = avformat_alloc_context();
    file->pb = avio_alloc_context(buffer, BUFFER, 0, NULL, on_read, NULL, on_seek);
    file->flags |= AVFMT_FLAG_CUSTOM_IO;
    file->interrupt_callback.callback = on_interrupt;
    if ((likeness = av_probe_input_buffer2(file->pb, &container, name, file, 0, 0)) < 0) return likeness;
    if ((result = avformat_open_input(&file, name, container, NULL)) < 0) return result;
    if ((result = avformat_find_stream_info(file, NULL)) < 0) return result;
    for (unsigned i = 0; i < file->nb_streams && track_count < MAX_TRACKS; i++) {
        AVStream *stream = file->streams[i];
        stream->discard = AVDISCARD_ALL;
        if (stream->codecpar->codec_type == AVMEDIA_TYPE_AUDIO) tracks[track_count++].stream = stream;
    }
    return track_count;
}

EXPORT("formatName") const char *format_name(void)
{
    return container->name;
}

/* What the file looks like, even where it could not be opened; "": like nothing for sure. */
EXPORT("formatTitle") const char *format_title(void)
{
    return likeness > AVPROBE_SCORE_EXTENSION ? container->long_name : "";
}

EXPORT("codecName") const char *codec_name(int track)
{
    return avcodec_get_name(tracks[track].stream->codecpar->codec_id);
}

/* What the codec is called in full; the container's own letters where FFmpeg does not know it, "" where it has none. */
EXPORT("codecTitle") const char *codec_title(int track)
{
    static char letters[AV_FOURCC_MAX_STRING_SIZE];
    const AVCodecParameters *parameters = tracks[track].stream->codecpar;
    const AVCodecDescriptor *descriptor = avcodec_descriptor_get(parameters->codec_id);
    if (descriptor && descriptor->long_name) return descriptor->long_name;
    return parameters->codec_tag ? av_fourcc_make_string(letters, parameters->codec_tag) : "";
}

/* Whether the sound is encrypted, as far as that shows in what was read of it. */
EXPORT("isEncrypted") int is_encrypted(int track)
{
    unsigned letters = tracks[track].stream->codecpar->codec_tag;
    return tracks[track].is_encrypted || letters == MKTAG('d', 'r', 'm', 's') || letters == MKTAG('a', 'a', 'v', 'd');
}

static const char *tag(int track, const char *name)
{
    const AVDictionaryEntry *entry = av_dict_get(tracks[track].stream->metadata, name, NULL, 0);
    return entry ? entry->value : "";
}

EXPORT("language") const char *language(int track)
{
    return tag(track, "language");
}

EXPORT("title") const char *title(int track)
{
    return *tag(track, "title") ? tag(track, "title") : tag(track, "handler_name");
}

EXPORT("channels") int channels(int track)
{
    return tracks[track].stream->codecpar->ch_layout.nb_channels;
}

/* FFmpeg's own choice, of those that can be decoded; -1: none can. */
EXPORT("bestTrack") int best_track(void)
{
    int best = -1;
    int64_t best_score = -1;
    for (int i = 0; i < track_count; i++) {
        const AVStream *stream = tracks[i].stream;
        int64_t score = stream->codecpar->ch_layout.nb_channels;
        if (stream->disposition & AV_DISPOSITION_DEFAULT) score += 5000000;
        if (!avcodec_find_decoder(stream->codecpar->codec_id)) continue;
        if (score > best_score) best_score = score, best = i;
    }
    return best;
}

/* Packets of this track will be decoded; 0 where there is no decoder for it. May be called for several. */
EXPORT("use") int use(int track)
{
    tracks[track].stream->discard = AVDISCARD_DEFAULT;
    open_decoder(&tracks[track]);
    return tracks[track].decoder != NULL;
}

static double seconds_of(int64_t time, AVRational base)
{
    return time == AV_NOPTS_VALUE ? NAN : (double)time * base.num / base.den;
}

/* Where the file begins on its own clock; NaN: not said. */
EXPORT("startTime") double start_time(void)
{
    return seconds_of(file->start_time, AV_TIME_BASE_Q);
}

EXPORT("duration") double duration(void)
{
    return seconds_of(file->duration, AV_TIME_BASE_Q);
}

/* A mixer to mono at 16 kHz for frames like the present one, by FFmpeg's weights for their layout. */
static int open_mixer(Track *track)
{
    AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO, known = {0};
    int result;
    if (frame->ch_layout.order == AV_CHANNEL_ORDER_UNSPEC)
        av_channel_layout_default(&known, frame->ch_layout.nb_channels);
    else
        av_channel_layout_copy(&known, &frame->ch_layout);
    result = swr_alloc_set_opts2(&track->mixer, &mono, AV_SAMPLE_FMT_FLT, RATE, &known, frame->format,
        frame->sample_rate, 0, NULL);
    av_channel_layout_uninit(&known);
    if (result < 0) return result;
    /* Weights that sum to 1, as FFmpeg has them for 16-bit output. */
    av_opt_set_double(track->mixer, "rematrix_maxval", 1, 0);
    if ((result = swr_init(track->mixer)) < 0) return swr_free(&track->mixer), result;
    av_channel_layout_copy(&track->layout, &frame->ch_layout);
    track->format = frame->format;
    track->rate = frame->sample_rate;
    return 0;
}

/* Appends to `samples` what these complete; NULL: what is left. */
static int push(SwrContext *mixer, const uint8_t **planes, int count)
{
    int room = swr_get_out_samples(mixer, count), result;
    float *to;
    if (sample_count + room > sample_room) {
        sample_room = 2 * (sample_count + room);
        samples = av_realloc(samples, sample_room * sizeof *samples);
    }
    to = samples + sample_count;
    result = swr_convert(mixer, (uint8_t **)&to, room, planes, count);
    if (result > 0) sample_count += result;
    return result;
}

static void push_silence(SwrContext *mixer, int count)
{
    uint8_t **planes = NULL;
    int channels = frame->ch_layout.nb_channels;
    if (av_samples_alloc_array_and_samples(&planes, NULL, channels, count, frame->format, 0) < 0) return;
    av_samples_set_silence(planes, 0, count, channels, frame->format);
    push(mixer, (const uint8_t **)planes, count);
    av_freep(&planes[0]);
    av_freep(&planes);
}

static Track *track_of(int stream_index)
{
    for (Track *track = tracks; track < tracks + track_count; track++)
        if (track->decoder && track->stream->index == stream_index) return track;
    return NULL;
}

/* Takes a frame that a decoder has; its number of samples, 0: none has one, -1: all have ended. */
static int receive(void)
{
    int is_over = 1;
    for (Track *track = tracks; track < tracks + track_count; track++) {
        int result;
        if (!track->decoder) continue;
        result = avcodec_receive_frame(track->decoder, frame);
        if (result == AVERROR_EOF) continue;
        is_over = 0;
        if (result == AVERROR(EAGAIN)) continue;
        if (result < 0 || frame->sample_rate <= 0) { lost += packet_length; continue; }
        if (frame->decode_error_flags) lost += (double)frame->nb_samples / frame->sample_rate;
        frame_time = seconds_of(frame->best_effort_timestamp, track->stream->time_base);
        frame_track = track;
        if (frame->nb_samples > 0) return frame->nb_samples;
    }
    return is_over ? -1 : 0;
}

/*
 * Goes on until a frame is there, and says how many samples it has: `time`, `rate` and `track` tell more. 0: some packets
 * gave none, call again; -1: the end; -2: stuck; -3: a packet that begins before `from` (on the file's clock) was passed
 * over, see `time` and `length`.
 */
EXPORT("step") int step(double from)
{
    for (int i = 0; i < PACKETS_PER_STEP; i++) {
        int result, count = receive();
        Track *track;
        double time;
        if (count) return count;
        if (is_ending) continue;
        result = av_read_frame(file, packet);
        if (result == AVERROR_EXIT || is_stuck()) return -2;
        if (result == AVERROR(EAGAIN)) continue;
        if (result < 0) {
            is_ending = 1;
            if (result != AVERROR_EOF) broke_off = (double)avio_tell(file->pb);
            for (int t = 0; t < track_count; t++)
                if (tracks[t].decoder) avcodec_send_packet(tracks[t].decoder, NULL);
            continue;
        }
        track = track_of(packet->stream_index);
        time = track ? seconds_of(packet->pts, track->stream->time_base) : NAN;
        if (track && av_packet_get_side_data(packet, AV_PKT_DATA_ENCRYPTION_INFO, NULL)) track->is_encrypted = 1;
        packet_length = track ? packet->duration * av_q2d(track->stream->time_base) : 0;
        if (track && time < from) {
            frame_time = time;
            av_packet_unref(packet);
            return -3;
        }
        if (track && avcodec_send_packet(track->decoder, packet) < 0) lost += packet_length;
        av_packet_unref(packet);
    }
    return 0;
}

/*
 * Mixes the present frame but for its first samples, with so many of silence before it, both at its own rate; returns the
 * number of `samples` at 16 kHz that this completes. -1: its layout cannot be mixed.
 */
EXPORT("convert") int convert(int skipped, int silence)
{
    Track *track = frame_track;
    const uint8_t *planes[AV_NUM_DATA_POINTERS * 8];
    int is_planar = av_sample_fmt_is_planar(frame->format), channels = frame->ch_layout.nb_channels;
    int step = av_get_bytes_per_sample(frame->format) * (is_planar ? 1 : channels);
    sample_count = 0;
    /* What the mixer still has, some 2 ms, is dropped as ffmpeg drops it. */
    if (track->mixer && (track->format != frame->format || track->rate != frame->sample_rate
            || av_channel_layout_compare(&track->layout, &frame->ch_layout)))
        swr_free(&track->mixer);
    if (channels > FF_ARRAY_ELEMS(planes)) return -1;
    if (!track->mixer && open_mixer(track) < 0) return -1;
    if (silence > 0) push_silence(track->mixer, silence);
    for (int c = 0; c < (is_planar ? channels : 1); c++) planes[c] = frame->extended_data[c] + skipped * step;
    if (skipped < frame->nb_samples) push(track->mixer, planes, frame->nb_samples - skipped);
    return sample_count;
}

/* The number of `samples` that are left when the last frame was converted. */
EXPORT("drain") int drain(void)
{
    sample_count = 0;
    if (frame_track && frame_track->mixer) push(frame_track->mixer, NULL, 0);
    return sample_count;
}

/* The byte at which the demuxer gave up before the end; negative where it did not. */
EXPORT("brokeOff") double get_broke_off(void)
{
    return broke_off;
}

EXPORT("samples") float *get_samples(void)
{
    return samples;
}

EXPORT("time") double get_time(void)
{
    return frame_time;
}

/* Seconds that a packet which was passed over lasts. */
EXPORT("length") double get_length(void)
{
    return packet_length;
}

EXPORT("rate") int get_rate(void)
{
    return frame->sample_rate;
}

EXPORT("track") int get_track(void)
{
    return frame_track - tracks;
}

/* Seconds so far that came and could not be decoded. */
EXPORT("lost") double get_lost(void)
{
    return lost;
}

/* As the container or the first frames say; 0: not said. */
EXPORT("bytesPerSecond") double bytes_per_second(int track)
{
    return tracks[track].stream->codecpar->bit_rate / 8.;
}
