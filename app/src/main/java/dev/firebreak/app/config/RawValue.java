package dev.firebreak.app.config;

/**
 * A value as somebody wrote it.
 *
 * @param where the file and line, or the environment variable
 */
record RawValue(String text, String where) {}
