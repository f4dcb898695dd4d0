package dev.firebreak.app.config;

import java.util.List;

/** The configuration is wrong: every problem that was found, not only the first. The command line maps it to exit code 78. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    ConfigurationException(List<String> problems) {
        super("The configuration has %d problem%s:%n  %s"
                .formatted(problems.size(), problems.size() == 1 ? "" : "s", String.join("\n  ", problems)));
        this.problems = List.copyOf(problems);
    }

    /** One line each: which key, where it was set, what is wrong. Secrets are not quoted. */
    public List<String> problems() {
        return problems;
    }
}
