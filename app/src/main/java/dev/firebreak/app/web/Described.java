package dev.firebreak.app.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the OpenAPI document says about an endpoint beyond what its method shows. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Described {
    /** One sentence. */
    String value();

    /** Who may call it. The security chain decides; a test holds the two together. */
    Access access() default Access.REVIEWER;

    /** The status of a good answer. */
    int status() default 200;

    /** A record with the fields, all text, of a form that comes with one file in the field {@code file}; void: it takes none. */
    Class<?> form() default void.class;

    /** Who may call an endpoint. */
    enum Access {
        ANYBODY,
        SIGNED_IN,
        REVIEWER,
        REVIEWER_OR_CUSTODIAN,
        CONTRIBUTOR,
        CUSTODIAN,
        ADMIN
    }
}
