package dev.firebreak.media.drill;

import dev.firebreak.core.stream.StreamKey;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How {@link DrillSettings} reach the child process: on its standard input, which only the two can read. */
final class SettingsMessage {
    private SettingsMessage() {}

    static void write(DrillSettings settings, DataOutputStream out) throws IOException {
        out.writeUTF(settings.target().toString());
        out.writeUTF(settings.key().secret());
        out.writeLong(settings.timetable().seed());
        out.writeLong(settings.timetable().harmless().toNanos());
        out.writeLong(settings.timetable().attack().toNanos());
        out.writeLong(settings.keyFrameInterval().toSeconds());
        out.writeInt(settings.bitsPerSecond());
        out.writeUTF(settings.clip().map(clip -> clip.file().toString()).orElse(""));
        out.writeLong(settings.clip().map(clip -> clip.attackAt().toNanos()).orElse(0L));
        out.flush();
    }

    static DrillSettings read(DataInputStream in) throws IOException {
        URI target = URI.create(in.readUTF());
        StreamKey key = new StreamKey(in.readUTF());
        DrillTimetable timetable =
                new DrillTimetable(in.readLong(), Duration.ofNanos(in.readLong()), Duration.ofNanos(in.readLong()));
        Duration keyFrameInterval = Duration.ofSeconds(in.readLong());
        int bitsPerSecond = in.readInt();
        String file = in.readUTF();
        Duration attackAt = Duration.ofNanos(in.readLong());
        Optional<DrillSettings.Clip> clip =
                file.isEmpty() ? Optional.empty() : Optional.of(new DrillSettings.Clip(Path.of(file), attackAt));
        return new DrillSettings(target, key, timetable, keyFrameInterval, bitsPerSecond, clip);
    }
}
