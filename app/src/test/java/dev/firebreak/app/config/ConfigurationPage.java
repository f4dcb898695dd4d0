package dev.firebreak.app.config;

import dev.firebreak.app.config.ReferenceFile.Entry;

/** Writes docs/configuration.md from the reference file. */
final class ConfigurationPage {
    private static final String HEAD = """
            # Configuration

            Written from `app/src/main/resources/firebreak-reference.yaml` by a test; change that file, not this page.

            Firebreak reads, each over the one before: its defaults, `firebreak.yaml` in the working folder (or the file of
            `--config FILE` or `FIREBREAK_CONFIG`), and the environment. A key's variable is `FIREBREAK_` and the key in
            capitals, with an underscore for each dot or dash and before each inner capital. A list is written with commas.

            Durations carry `ms`, `s`, `m`, `h` or `d`, sizes `B`, `KiB`, `MiB` or `GiB`. A password may be given as
            `file:PATH`, which stands for the first line of that file. Unknown keys and variables, wrong units and settings
            that contradict each other are refused: the program lists all of them and ends with exit code 78.

            """;

    private static final String SERVERS = """
            ## servers

            Media servers beside which Firebreak stands, by a name of your choice (small letters, digits, dashes). None by
            default. Each has these keys; its variables are `FIREBREAK_SERVERS_NAME_…`, for servers that the file names.

            | Key | Default | What and why |
            |---|---|---|
            | `servers.NAME.app` | `live` | The server's RTMP application. |
            | `servers.NAME.controlUrl` | must be set | The server's control interface, by which publishers are dropped. |
            | `servers.NAME.statUrl` | must be set | The server's statistics, by which a stop is verified. |
            | `servers.NAME.pullUrl` | must be set | Where a stream is fetched; `{stream}` stands for its name. |
            | `servers.NAME.hlsFolder` | empty | Where the server writes its HLS files; they are withdrawn on a cut. |
            | `servers.NAME.callbackSecret` | empty | What the callback's `secret` parameter must say; empty: not asked for. |
            | `servers.NAME.allowedCallers` | `127.0.0.1, ::1` | Addresses and networks from which callbacks are taken. |
            """;

    private ConfigurationPage() {}

    static String of(ReferenceFile reference) {
        StringBuilder page = new StringBuilder(HEAD);
        String area = "";
        for (Entry entry : reference.entries()) {
            if (entry.key().equals("servers")) {
                continue;
            }
            String own = entry.key().contains(".")
                    ? entry.key().substring(0, entry.key().indexOf('.'))
                    : "general";
            if (!own.equals(area)) {
                area = own;
                page.append(page.toString().endsWith("\n\n") ? "" : "\n")
                        .append("## ")
                        .append(area)
                        .append("\n\n| Key | Variable | Default | What and why |\n|---|---|---|---|\n");
            }
            page.append("| `%s` | `%s` | %s | %s |\n"
                    .formatted(
                            entry.key(),
                            KeyReader.variable(entry.key()),
                            entry.value().isEmpty() ? "empty" : "`" + entry.value() + "`",
                            entry.words()));
        }
        return page.append('\n').append(SERVERS).toString();
    }
}
