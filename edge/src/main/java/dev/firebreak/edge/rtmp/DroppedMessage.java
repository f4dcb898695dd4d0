package dev.firebreak.edge.rtmp;

/** Why a message was not passed on although its connection goes on; also the metric label. */
public enum DroppedMessage {
    /** A message type that has no meaning here. */
    TYPE_UNKNOWN,
    /** A command that has no meaning here. */
    COMMAND_UNKNOWN,
    /** A data message that is not readable AMF0. */
    DATA_UNREADABLE,
    /** Audio or video before the publish was accepted. */
    MEDIA_BEFORE_PUBLISH,
    /** Audio or video without content. */
    MEDIA_EMPTY,
    /** A packet before the configuration that it needs. */
    CONFIG_MISSING,
    /** An access unit whose NAL lengths do not add up. */
    ACCESS_UNIT_BROKEN,
    /** A presentation time further from the decode time than any encoder's reordering. */
    COMPOSITION_TIME,
    /** A video command frame, which carries no picture. */
    VIDEO_COMMAND
}
