package dev.firebreak.edge.address;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;

/** What {@link AddressPolicy} says about a URL. */
public sealed interface AddressAnswer {
    /** The address, or an exception: SOURCE_GONE when the name does not resolve, ADDRESS_REFUSED otherwise. */
    CheckedAddress orElseThrow();

    record Allowed(CheckedAddress address) implements AddressAnswer {
        @Override
        public CheckedAddress orElseThrow() {
            return address;
        }
    }

    /** {@code message} says what is wrong, without user names, passwords or query. */
    record Refused(AddressRefusal refusal, String message) implements AddressAnswer {
        @Override
        public CheckedAddress orElseThrow() {
            throw new FirebreakException(
                    refusal == AddressRefusal.UNRESOLVED ? ErrorCode.SOURCE_GONE : ErrorCode.ADDRESS_REFUSED, message);
        }
    }
}
