package dev.firebreak.app.cli;

import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryId;
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

    private static <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
