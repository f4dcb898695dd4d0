package dev.firebreak.edge.callback;

import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.stream.StreamKey;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Answers nginx-rtmp's {@code on_publish} and {@code on_publish_done} (notify_method post) from memory. Thread-safe.
 *
 * <p>A publisher's address is {@code rtmp://HOST/APP/STREAM?key=KEY}: the stream's public id is the name, and the key follows
 * it as an argument. The key as the name would not do: nginx-rtmp names its HLS files and its statistics by it, also when a
 * redirect gives the stream another name.
 *
 * <p>Anybody who can reach the callback's address can claim that a stream ended: let only the server's address, or a secret in
 * the address, through to it.
 */
public final class NginxRtmpCallback {
    private final KeyBook keys;
    private final String app;

    /** @param app the RTMP application whose streams Firebreak guards */
    public NginxRtmpCallback(KeyBook keys, String app) {
        this.keys = keys;
        this.app = app;
    }

    /** Reads the POST body and decides. Never throws on what a publisher sends. */
    public CallbackAnswer answer(byte[] body) {
        if (body.length > CallbackForm.MAX_BYTES) {
            return new CallbackAnswer.Refused(CallbackAnswer.Reason.TOO_LARGE);
        }
        Optional<CallbackForm> form = CallbackForm.parse(body);
        if (form.isEmpty()) {
            return new CallbackAnswer.Refused(CallbackAnswer.Reason.MALFORMED);
        }
        return answer(form.get());
    }

    /** Decides about a form that has been parsed already, the first value of each field: the server writes its own first. */
    public CallbackAnswer answer(Map<String, String> fields) {
        return answer(CallbackForm.of(fields));
    }

    private CallbackAnswer answer(CallbackForm form) {
        return call(form)
                .map(call -> decide(read(form, call)))
                .orElse(new CallbackAnswer.Refused(CallbackAnswer.Reason.UNEXPECTED_CALL));
    }

    private CallbackAnswer decide(PublishCallback callback) {
        if (!callback.app().equals(app)) {
            return new CallbackAnswer.Refused(CallbackAnswer.Reason.WRONG_APP);
        }
        Optional<StreamId> stream = streamId(callback.name());
        if (callback.call() == PublishCallback.Call.PUBLISH_DONE) {
            return stream.<CallbackAnswer>map(id -> new CallbackAnswer.Left(id, callback))
                    .orElse(new CallbackAnswer.Refused(CallbackAnswer.Reason.MALFORMED));
        }
        Optional<Registration> registration =
                callback.key().flatMap(keys::find).filter(known -> stream.equals(Optional.of(known.stream())));
        if (registration.isEmpty()) {
            return new CallbackAnswer.Refused(CallbackAnswer.Reason.UNKNOWN_KEY);
        }
        if (registration.get().ban().isPresent()) {
            return new CallbackAnswer.Refused(CallbackAnswer.Reason.BANNED_KEY);
        }
        return new CallbackAnswer.Admitted(registration.get().stream(), callback);
    }

    private static Optional<PublishCallback.Call> call(CallbackForm form) {
        return switch (form.first("call").toLowerCase(Locale.ROOT)) {
            case "publish" -> Optional.of(PublishCallback.Call.PUBLISH);
            case "publish_done" -> Optional.of(PublishCallback.Call.PUBLISH_DONE);
            default -> Optional.empty();
        };
    }

    private static PublishCallback read(CallbackForm form, PublishCallback.Call call) {
        return new PublishCallback(
                call,
                form.first("app"),
                form.first("name"),
                form.only("key")
                        .filter(key -> !key.isEmpty() && key.length() <= StreamKey.MAX_LENGTH)
                        .map(StreamKey::new),
                form.first("addr"),
                form.first("clientid"));
    }

    private static Optional<StreamId> streamId(String name) {
        try {
            return Optional.of(new StreamId(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
