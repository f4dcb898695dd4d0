package dev.firebreak.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that an operator can set. The reference file {@code firebreak-reference.yaml} says what each key means and why its
 * default is what it is.
 *
 * @param dataFolder where the embedded database, segments and the like live
 */
public record FirebreakConfig(
        Path dataFolder,
        HttpSettings http,
        RtmpSettings rtmp,
        GateSettings gate,
        DecoderSettings decoder,
        InferenceSettings inference,
        ActSettings act,
        DatabaseSettings database,
        PullSettings pulls,
        AddressSettings addresses,
        LimitSettings limits,
        RetentionSettings retention,
        UploadSettings uploads,
        FootageSettings footage,
        CopySettings copies,
        MatchSettings match,
        HmaSettings hma,
        List<MediaServerSettings> servers) {

    /** What holds when nobody sets anything. */
    public static FirebreakConfig defaults() {
        List<String> problems = new ArrayList<>();
        FirebreakConfig config = read(new KeyReader(Map.of(), Map.of(), problems));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The defaults are wrong: " + problems);
        }
        return config;
    }

    /** The same, armed whatever is known of the model package, and without self-tests: for a drill's own server, which says so. */
    public FirebreakConfig acceptingAnyRate() {
        return new FirebreakConfig(
                dataFolder,
                http,
                rtmp,
                gate,
                decoder,
                inference,
                act.withAnyRate(),
                database,
                pulls,
                addresses,
                limits,
                retention,
                uploads,
                footage,
                copies.withoutSelfTest(),
                match,
                hma,
                servers);
    }

    /** Where the index of the banks is kept for the next start. */
    public Path snapshotFolder() {
        return copies.snapshotFolder().orElseGet(() -> dataFolder.resolve("bank-index"));
    }

    static FirebreakConfig read(KeyReader keys) {
        FirebreakConfig config = new FirebreakConfig(
                keys.value("dataFolder", "data", Path::of),
                HttpSettings.read(keys),
                RtmpSettings.read(keys),
                GateSettings.read(keys),
                DecoderSettings.read(keys),
                InferenceSettings.read(keys),
                ActSettings.read(keys),
                DatabaseSettings.read(keys),
                PullSettings.read(keys),
                AddressSettings.read(keys),
                LimitSettings.read(keys),
                RetentionSettings.read(keys),
                UploadSettings.read(keys),
                FootageSettings.read(keys),
                CopySettings.read(keys),
                MatchSettings.read(keys),
                HmaSettings.read(keys),
                MediaServerSettings.read(keys));
        keys.refuseIf(
                config.http.port() != 0 && config.http.port() == config.rtmp.port(),
                "http.port and rtmp.port must differ: both are " + config.http.port());
        keys.refuseIf(
                config.gate.window().compareTo(config.retention.segments()) > 0,
                "retention.segments must not be shorter than gate.window: listed segments would be gone");
        return config;
    }
}
