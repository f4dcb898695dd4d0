package dev.firebreak.app.footage;

import dev.firebreak.core.footage.Description;
import java.nio.file.Path;

/**
 * A file that has arrived to be taken into the footage library.
 *
 * @param file where it lies, complete
 * @param name the file name that people know it by
 * @param description what the manifest or a form says about it
 * @param by account, or {@code "command line"}
 * @param ours whether the file is the server's own (an upload): it is then moved instead of copied, and gone afterwards whatever the
 *     outcome
 */
public record Arrival(Path file, String name, Description description, String by, boolean ours) {}
