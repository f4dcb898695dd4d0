package dev.firebreak.core.bank;

import dev.firebreak.core.fingerprint.index.HashIndex;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The file of a snapshot that holds all but the hashes of pictures: the hashes of files, what is disabled, and the prints. Lists end with
 * a reference of 0, since they may grow while they are written.
 */
final class SnapshotContents {
    /** The version that is written; no other is read. */
    static final long VERSION = 1;

    private static final long MAGIC = 0x5342_4b4e_4142_4246L;
    private static final long END = 0;
    private static final int BYTES_OF_A_HASH = 3 * Long.BYTES;

    private SnapshotContents() {}

    /**
     * What stands at the beginning.
     *
     * @param position up to which change of the banks all is in it
     */
    record Header(UUID token, long position, Instant writtenAt) {}

    /**
     * What is written.
     *
     * @param prints of each kind
     */
    record Source(Header header, BankContents contents, Map<SignalKind, Stream<PrintIndex.Stored>> prints) {}

    static void write(SnapshotWriter out, Source source) throws IOException {
        out.number(MAGIC);
        out.number(VERSION);
        out.number(source.header().token().getMostSignificantBits());
        out.number(source.header().token().getLeastSignificantBits());
        out.number(source.header().position());
        out.number(source.header().writtenAt().toEpochMilli());
        write(out, source.contents().md5());
        write(out, source.contents().sha256());
        for (Map.Entry<Long, Instant> disabled : source.contents().disabled().entrySet()) {
            Instant until = disabled.getValue();
            out.number(disabled.getKey());
            out.number(until.getEpochSecond());
            out.number(until.getNano());
        }
        out.number(END);
        out.number(source.prints().size());
        for (Map.Entry<SignalKind, Stream<PrintIndex.Stored>> kind :
                source.prints().entrySet()) {
            out.text(kind.getKey().label());
            for (Iterator<PrintIndex.Stored> each = kind.getValue().iterator(); each.hasNext(); ) {
                PrintIndex.Stored stored = each.next();
                out.number(stored.ref());
                out.bytes(stored.print().bytes());
            }
            out.number(END);
        }
        out.finish();
    }

    private static void write(SnapshotWriter out, ExactIndex index) throws IOException {
        out.number(index.seed());
        out.number(index.size());
        index.forEach((high, low, ref) -> {
            out.number(ref);
            out.number(high);
            out.number(low);
        });
        out.number(END);
    }

    static Header header(SnapshotReader in) throws IOException {
        SnapshotReader.require(in.number() == MAGIC, "it is no snapshot of banks");
        long version = in.number();
        SnapshotReader.require(version == VERSION, "version %d, where %d is understood".formatted(version, VERSION));
        UUID token = new UUID(in.number(), in.number());
        return new Header(token, in.number(), Instant.ofEpochMilli(in.number()));
    }

    /** What follows the header. The indexes are told of the prints; {@code pictures} become part of the answer. */
    static BankContents read(SnapshotReader in, HashIndex pictures, List<PrintIndex> prints) throws IOException {
        ExactIndex md5 = exact(in);
        ExactIndex sha256 = exact(in);
        BankContents contents = BankContents.of(List.of(), pictures).with(md5, sha256);
        for (long ref = in.number(); ref != END; ref = in.number()) {
            contents.disabled().put(ref, instant(in.number(), in.number()));
        }
        readPrints(in, prints);
        in.finish();
        return contents;
    }

    private static ExactIndex exact(SnapshotReader in) throws IOException {
        long seed = in.number();
        ExactIndex index = new ExactIndex(seed, in.count(BYTES_OF_A_HASH));
        for (long ref = in.number(); ref != END; ref = in.number()) {
            var unused = index.add(in.number(), in.number(), ref);
        }
        return index;
    }

    private static Instant instant(long second, long nano) throws IOException {
        try {
            return Instant.ofEpochSecond(second, nano);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IOException("a time of %d s".formatted(second), e);
        }
    }

    private static void readPrints(SnapshotReader in, List<PrintIndex> prints) throws IOException {
        Set<SignalKind> wanted = new HashSet<>();
        prints.forEach(index -> wanted.add(index.kind()));
        long kinds = in.number();
        for (long i = 0; i < kinds; i++) {
            SignalKind kind = kind(in.text());
            wanted.remove(kind);
            for (long ref = in.number(); ref != END; ref = in.number()) {
                EntryRef entry = entry(ref);
                Signal.Print print = new Signal.Print(kind, in.bytes(Signal.Print.MAX_BYTES));
                prints.stream().filter(index -> index.kind() == kind).forEach(index -> index.add(entry, print));
            }
        }
        SnapshotReader.require(wanted.isEmpty(), "it has no fingerprints of kind " + wanted);
    }

    private static EntryRef entry(long ref) throws IOException {
        try {
            return EntryRef.of(ref);
        } catch (IllegalArgumentException e) {
            throw new IOException("an entry of number " + ref, e);
        }
    }

    private static SignalKind kind(String label) throws IOException {
        for (SignalKind kind : EnumSet.allOf(SignalKind.class)) {
            if (kind.bulky() && kind.label().equals(label)) {
                return kind;
            }
        }
        throw new IOException("fingerprints of an unknown kind '%s'".formatted(label));
    }
}
