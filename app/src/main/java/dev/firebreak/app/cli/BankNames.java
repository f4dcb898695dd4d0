package dev.firebreak.app.cli;

import dev.firebreak.app.bank.EntryJson;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.SignalKind;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How picocli reads what a person calls banks and entries. */
final class BankNames {
    private BankNames() {}

    static final class OfBank implements ITypeConverter<BankName> {
        @Override
        public BankName convert(String text) {
            return checked(() -> new BankName(text));
        }
    }

    static final class OfEntry implements ITypeConverter<EntryId> {
        @Override
        public EntryId convert(String text) {
            return checked(() -> new EntryId(Long.parseLong(text)));
        }
    }

    /** Of hashes, and of vPDQ. */
    static final class OfKind implements ITypeConverter<SignalKind> {
        @Override
        public SignalKind convert(String text) {
            SignalKind kind = checked(() -> EntryJson.kind(text));
            if (kind.bulky() && kind != SignalKind.VPDQ) {
                throw new TypeConversionException("A list has no %s: it has pdq, md5, sha256 or vpdq".formatted(text));
            }
            return kind;
        }
    }

    private static <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
