package dev.firebreak.core.copy;

import dev.firebreak.core.bank.BankName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What looking back has found, and how far it has come. Thread-safe. Throws {@link dev.firebreak.core.error.FirebreakException} with
 * STORE_DOWN when the database fails.
 */
public interface PastCopyStore {
    /** The most of them in one list. */
    int MAX_LIST = 1_000;

    /**
     * Notes copies. Those that {@link PastCopy#joins} others become one with them; what an entry is gone for is left out. Returns how
     * many joined no other.
     */
    int add(List<PastCopy> copies);

    /** Those seen last first; of one bank where one is named. */
    List<PastCopy> list(Optional<BankName> bank, int limit);

    /** Forgets what was seen before. */
    void forgetBefore(Instant time);

    /** Up to which change of the banks has been looked back; empty before the first time. */
    Optional<Long> lookedUpTo();

    void lookedUpTo(long change);
}
