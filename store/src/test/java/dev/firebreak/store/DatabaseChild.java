package dev.firebreak.store;

import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.Playbook;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.incident.IncidentSamples;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process for {@link DatabaseKillIT} to kill: opens incidents one after the other and tells the id of each stored one. */
final class DatabaseChild {
    private DatabaseChild() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (Socket parent = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
                Writer told = new OutputStreamWriter(parent.getOutputStream(), StandardCharsets.UTF_8);
                Database database = Database.embedded(folder)) {
            while (true) {
                Incident incident = IncidentSamples.incident(VerdictLevel.CUT);
                database.incidents().open(incident, Playbook.onVerdict(VerdictLevel.CUT));
                told.write(incident.id() + "\n");
                told.flush();
            }
        }
    }
}
