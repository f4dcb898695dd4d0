package dev.firebreak.edge.rtmp;

import dev.firebreak.core.stream.Admission;
import dev.firebreak.core.stream.MediaSink;
import dev.firebreak.core.stream.PublishAuthority;
import dev.firebreak.core.stream.PublishRequest;
import dev.firebreak.core.stream.Publisher;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Admits one key, refuses one as banned and all others as unknown. */
final class OneKeyAuthority implements PublishAuthority {
    static final String KEY = "right-key";
    static final String BANNED = "banned-key";

    final List<Publisher> publishers = new CopyOnWriteArrayList<>();
    final List<PublishRequest> requests = new CopyOnWriteArrayList<>();
    private final Supplier<? extends MediaSink> sinks;

    OneKeyAuthority(Supplier<? extends MediaSink> sinks) {
        this.sinks = sinks;
    }

    @Override
    public Admission admit(PublishRequest request, Publisher publisher) {
        requests.add(request);
        return switch (request.key().secret()) {
            case KEY -> {
                publishers.add(publisher);
                yield new Admission.Admitted(new StreamId("demo"), SessionId.random(), sinks.get());
            }
            case BANNED -> new Admission.Refused(Admission.Refusal.BANNED_KEY, "This stream key is banned.");
            default -> new Admission.Refused(Admission.Refusal.UNKNOWN_KEY, "This stream key is not known.");
        };
    }
}
