package dev.firebreak.core.bank;

import dev.firebreak.core.bank.BankFeed.IndexedEntry;
import dev.firebreak.core.fingerprint.index.HashIndex;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a {@link BankIndex} holds in memory. Changed by one thread at a time, read by any.
 *
 * @param banks by id
 * @param disabled until when entries are not matched; those that are matched are not listed
 */
record BankContents(
        Map<Integer, Bank> banks, HashIndex pictures, ExactIndex md5, ExactIndex sha256, Map<Long, Instant> disabled) {

    static BankContents of(List<Bank> banks, HashIndex pictures) {
        return new BankContents(byId(banks), pictures, new ExactIndex(), new ExactIndex(), new ConcurrentHashMap<>());
    }

    BankContents with(List<Bank> others) {
        return new BankContents(byId(others), pictures, md5, sha256, disabled);
    }

    BankContents with(ExactIndex otherMd5, ExactIndex otherSha256) {
        return new BankContents(banks, pictures, otherMd5, otherSha256, disabled);
    }

    BankContents with(HashIndex others) {
        return new BankContents(banks, others, md5, sha256, disabled);
    }

    private static Map<Integer, Bank> byId(List<Bank> banks) {
        return banks.stream()
                .collect(Collectors.toUnmodifiableMap(bank -> bank.id().value(), Function.identity()));
    }

    /** Adds the entry, or takes note of its availability. Telling it twice does no harm. */
    void put(IndexedEntry entry) {
        long ref = new EntryRef(entry.bank(), entry.id()).packed();
        for (Signal signal : entry.hashes().all()) {
            if (signal instanceof Signal.Pdq pdq) {
                var unused = pictures.add(pdq.hash(), ref);
            } else {
                putFile(signal, ref);
            }
        }
        note(entry, ref);
    }

    /** Adds all but the picture's hash. */
    void putWithoutPicture(IndexedEntry entry) {
        long ref = new EntryRef(entry.bank(), entry.id()).packed();
        entry.hashes().all().forEach(signal -> putFile(signal, ref));
        note(entry, ref);
    }

    private void putFile(Signal signal, long ref) {
        if (signal instanceof Signal.Md5 file) {
            var unused = md5.add(file.high(), file.low(), ref);
        } else if (signal instanceof Signal.Sha256 file) {
            var unused = sha256.add(file.hash().a(), file.hash().b(), ref);
        }
    }

    private void note(IndexedEntry entry, long ref) {
        if (entry.availability().equals(Availability.ENABLED)) {
            disabled.remove(ref);
        } else {
            disabled.put(ref, entry.availability().disabledUntil());
        }
    }

    void remove(IndexedEntry entry) {
        long ref = new EntryRef(entry.bank(), entry.id()).packed();
        for (Signal signal : entry.hashes().all()) {
            switch (signal) {
                case Signal.Pdq pdq -> pictures.remove(pdq.hash(), ref);
                case Signal.Md5 file -> md5.remove(file.high(), file.low(), ref);
                case Signal.Sha256 file ->
                    sha256.remove(file.hash().a(), file.hash().b(), ref);
                case Signal.Print print -> throw new IllegalStateException("Bulky signals are no hashes: " + print);
            }
        }
        disabled.remove(ref);
    }
}
