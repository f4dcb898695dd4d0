package dev.firebreak.store.embedded;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The files of the embedded server.
 *
 * @param root {@code database} in the data folder
 */
record ServerFolder(Path root) {
    /** PostgreSQL's file format changes with each major version. */
    static final String MAJOR_VERSION = "18";

    static ServerFolder in(Path dataFolder) throws IOException {
        Path root = dataFolder.resolve("database");
        Folders.createPrivate(root);
        Folders.createPrivate(root.resolve("log"));
        return new ServerFolder(root);
    }

    Path cluster() {
        return root.resolve("cluster");
    }

    /** Where a new cluster is made, so that a crash in the middle leaves no half one. */
    Path unfinishedCluster() {
        return root.resolve("cluster.new");
    }

    Path passwordFile() {
        return root.resolve("password");
    }

    /** What the server says before it opens its log. */
    Path startLog() {
        return root.resolve("start.log");
    }

    boolean hasCluster() throws IOException {
        Path version = cluster().resolve("PG_VERSION");
        if (!Files.exists(version)) {
            return false;
        }
        String major = Files.readString(version).strip();
        if (!major.equals(MAJOR_VERSION)) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION,
                    "%s was written by PostgreSQL %s and this Firebreak brings %s: move the data over first (docs/operating.md)"
                            .formatted(cluster(), major, MAJOR_VERSION));
        }
        return true;
    }

    /** The password, made at random the first time; only the owner can read its file. */
    String password() throws IOException {
        Path file = passwordFile();
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        if (hasCluster()) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION, "The embedded database's password file is missing: " + file);
        }
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        Path unfinished = file.resolveSibling("password.new");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, password, StandardOpenOption.WRITE);
        Files.move(unfinished, file);
        return password;
    }

    /**
     * Writes the server's settings anew: they are ours, so that an upgrade of Firebreak changes them too. Loopback only,
     * passwords only, no socket file, and nothing that would lose a committed incident.
     */
    void writeSettings(int port, int connectionLimit) throws IOException {
        String settings = """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = %d
                password_encryption = 'scram-sha-256'
                shared_buffers = '64MB'
                max_wal_size = '256MB'
                min_wal_size = '32MB'
                max_parallel_workers_per_gather = 0
                jit = off
                fsync = on
                full_page_writes = on
                synchronous_commit = on
                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'
                logging_collector = on
                log_directory = '../log'
                log_filename = 'postgresql-%%a.log'
                log_file_mode = 0600
                log_rotation_age = '1d'
                log_rotation_size = 0
                log_truncate_on_rotation = on
                log_min_error_statement = panic
                """.formatted(port, connectionLimit);
        Files.writeString(cluster().resolve("postgresql.conf"), settings);
        Files.writeString(cluster().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
    }
}
